class Lease:
    def __del__(self):
        if not self.returned:
            # ruleid: raise-in-del
            raise RuntimeError("the lease was never returned")

    def close(self):
        if self.returned:
            # ok: raise-in-del
            raise RuntimeError("returned twice")
        self.returned = True


class Quiet:
    def __del__(self):
        try:
            if not self.returned:
                # ok: raise-in-del
                raise RuntimeError("not returned")
        except RuntimeError as error:
            print(error)
