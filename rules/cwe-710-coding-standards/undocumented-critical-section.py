class Fleet:
    # ok: undocumented-critical-section
    def count(self):
        return len(self.machines)

    def describe(self):
        return f"{self.count()} machines"

    # (This comment does not touch the head below.)

    # ruleid: undocumented-critical-section
    def replace(self, names, image):
        retired = []
        for name in names:
            machine = self.machines.pop(name, None)
            if machine is None:
                continue
            machine.stop()
            retired.append(machine)
        request = {"image": image, "count": len(retired)}
        response = self.api.post("/machines", json=request)
        for item in response["machines"]:
            # wait until the new ones answer
            self.machines[item["name"]] = self.wait_for(item)
        return retired

    # ok: undocumented-critical-section
    def replace_all(self, image):
        """Replaces every machine by one that runs `image`; returns the old ones."""
        retired = list(self.machines.values())
        for machine in retired:
            machine.stop()
        request = {"image": image, "count": len(retired)}
        response = self.api.post("/machines", json=request)
        self.machines.clear()
        for item in response["machines"]:
            self.machines[item["name"]] = self.wait_for(item)
        if len(self.machines) != len(retired):
            raise RuntimeError("some machines did not come up")
        return retired

    # ok: undocumented-critical-section
    def order(
        self,
        name,
        *,
        image="default",
        region="nearest",
        size="small",
        disks=(),
        networks=(),
        labels=(),
        owner=None,
        project=None,
        wait=True,
    ):
        ...
