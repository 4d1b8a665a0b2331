import os


class Store:
    def find(self, filename):
        # ruleid: joined-path-unconfined
        return os.path.normpath(os.path.join(self.root_dir, filename))

    def resolve(self, name):
        # ruleid: joined-path-unconfined
        return self.folder.joinpath(name).resolve()

    @classmethod
    def path_of(cls, filepath):
        # ruleid: joined-path-unconfined
        return os.path.join(cls._local_path, filepath)

    def safe(self, filename):
        # ok: joined-path-unconfined
        path = os.path.realpath(os.path.join(self.root_dir, filename))
        if not path.startswith(self.root_dir + os.sep):
            raise ValueError(filename)
        return path

    def fixed(self):
        # ok: joined-path-unconfined
        return os.path.abspath(os.path.join(self.root_dir, "static"))
