class Store:
    def load(self, key):
        return self.rows[key]

    def save(self, key, value):
        self.rows[key] = value

    def close(self):
        raise NotImplementedError


class VersionedStore(Store):
    # ruleid: overridden-signature-mismatch
    def load(self, key, version):
        return self.rows[key, version]

    # ruleid: overridden-signature-mismatch
    def save(self, value):
        self.rows[value.key] = value

    # ok: overridden-signature-mismatch
    def close(self, force):
        self.rows = {} if force else self.rows


class CachedStore(Store):
    # ok: overridden-signature-mismatch
    def load(self, key, fresh=False):
        return self.rows[key] if fresh else self.cache[key]

    # ok: overridden-signature-mismatch
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
