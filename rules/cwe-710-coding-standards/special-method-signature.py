class Store:
    # ruleid: special-method-signature
    def __len__(self, other):
        return 0

    # ruleid: special-method-signature
    def __eq__(self):
        return True

    # ruleid: special-method-signature
    def __exit__(self):
        self.close()

    # ruleid: special-method-signature
    def __getitem__(self, key, default):
        return default

    # ruleid: special-method-signature
    def __setitem__(self, key):
        self.keys.append(key)

    # ok: special-method-signature
    def __enter__(self):
        return self

    # ok: special-method-signature
    def __aexit__(self, *exc):
        return None

    # ok: special-method-signature
    def __contains__(self, key):
        return key in self.keys

    # ok: special-method-signature
    def __iter__(self, start=0):
        return iter(self.keys)


class Other:
    # ok: special-method-signature
    def __exit__(self, kind, error, trace):
        return None

    # ok: special-method-signature
    def __eq__(self, other):
        return self is other
