import os
import sys


class Settings:
    def load(self, path):
        if not os.path.exists(path):
            # ruleid: exit-in-library
            sys.exit("no settings")
        # ok: exit-in-library
        return open(path).read()

    def check(self):
        if not self.valid:
            # ruleid: exit-in-library
            os._exit(1)

    def exit(self):
        # ok: exit-in-library
        self.loop.exit()


class BuildCommand:
    def build(self):
        # ok: exit-in-library
        sys.exit(2)


def main():
    # ok: exit-in-library
    sys.exit(1)
