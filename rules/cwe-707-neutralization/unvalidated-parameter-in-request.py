class Servers:
    def _boot_servers(self, num_servers=1):
        request = {"name": "some-server"}
        request.update({"min_count": str(num_servers)})
        # ruleid: unvalidated-parameter-in-request
        return self.api.post_server({"server": request})

    def _boot_prepared(self, num_servers=1):
        request = self._build_request("some-server")
        request.update({"min_count": str(num_servers)})
        # ruleid: unvalidated-parameter-in-request
        return self.api.post_server({"server": request})

    def _boot_checked(self, num_servers=1):
        if not isinstance(num_servers, int):
            raise ValueError("num_servers")
        # ok: unvalidated-parameter-in-request
        return self.api.post_server({"server": {"min_count": num_servers}})

    def _boot_number(self, num_servers="1"):
        # ok: unvalidated-parameter-in-request
        return self.api.post_server({"server": {"min_count": int(num_servers)}})

    def _boot_some(self):
        # ok: unvalidated-parameter-in-request
        return self.api.post_server({"server": {"min_count": 2}})


def rename(client, name):
    # ruleid: unvalidated-parameter-in-request
    client.update({"name": name})


def rename_allowed(client, name, names):
    if name not in names:
        raise ValueError(name)
    # ok: unvalidated-parameter-in-request
    client.update({"name": name})
