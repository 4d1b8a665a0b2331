import socket


class Backups:
    def create(self, request):
        try:
            backup = self.store.create(request)
            backup.commit()
        except Exception:
            # ruleid: local-assigned-in-try
            backup.destroy()
            raise
        return backup

    def create_safely(self, request):
        backup = None
        try:
            backup = self.store.create(request)
        except Exception:
            # ok: local-assigned-in-try
            backup.destroy()
            raise
        return backup

    def find(self, key):
        try:
            found = self.store.find(key)
        except KeyError:
            # ruleid: local-assigned-in-try
            print("not there", found)
            raise
        return found

    def given(self, backup):
        try:
            backup = self.store.refresh(backup)
        except KeyError:
            # ok: local-assigned-in-try
            backup.destroy()

    def other(self, key):
        try:
            found = self.store.find(key)
            found.load()
        except ValueError:
            # ok: local-assigned-in-try
            found.reset()
        return found


def notify(address):
    try:
        sock = socket.socket(socket.AF_UNIX)
        sock.connect(address)
    except OSError:
        print("failed")
    finally:
        # ruleid: local-assigned-in-try
        sock.close()
