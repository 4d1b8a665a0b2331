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


def notify_checked(address):
    try:
        sock = socket.socket(socket.AF_UNIX)
        sock.connect(address)
    except OSError:
        print("failed")
    finally:
        # ruleid: local-assigned-in-try
        if sock is not None:
            sock.close()


def notify_prepared(address):
    sock = None
    try:
        sock = socket.socket(socket.AF_UNIX)
        sock.connect(address)
    except OSError:
        print("failed")
    finally:
        # ok: local-assigned-in-try
        if sock is not None:
            sock.close()


def notify_always(address, keep):
    try:
        sock = socket.socket(socket.AF_UNIX)
        sock.connect(address)
    finally:
        if not keep:
            # ruleid: local-assigned-in-try
            sock.close()


def notify_counted(address):
    opened = False
    try:
        sock = socket.socket(socket.AF_UNIX)
        opened = True
        sock.connect(address)
    finally:
        if opened:
            # ok: local-assigned-in-try
            sock.close()


def notify_if_there(address):
    try:
        if address:
            sock = socket.socket(socket.AF_UNIX)
            sock.connect(address)
    finally:
        if address:
            # ok: local-assigned-in-try
            sock.close()


class Volumes:
    def clone(self, source):
        try:
            volume = self.store.clone(source)
            volume.start()
        except Exception:
            try:
                # ruleid: local-assigned-in-try
                self.store.delete(volume)
            except Exception:
                print("not deleted")

    def clone_sized(self, source):
        size = 3
        try:
            volume = self.store.clone(source, size)
            volume.start()
        except Exception:
            try:
                # ruleid: local-assigned-in-try
                self.store.delete(volume)
            except Exception:
                print("not deleted")

    def grow(self, source):
        try:
            name = self.store.name(source)
            try:
                self.store.grow(name)
            except Exception:
                # ok: local-assigned-in-try
                self.store.delete(name)
        except ValueError:
            print("no name")

    def restore(self, source):
        try:
            volume = self.store.clone(source)
            volume.start()
        except Exception:
            volume = self.store.find(source)
            # ok: local-assigned-in-try
            volume.stop()

    def attach(self, source):
        (volume, size) = self.store.find(source)
        try:
            volume = self.store.attach(volume, size)
        except Exception:
            # ok: local-assigned-in-try
            self.store.detach(volume)

    def replace(self, sources):
        for source in sources:
            try:
                volume = self.store.clone(source)
            except Exception as error:
                if isinstance(error, KeyError):
                    raise
                # ok: local-assigned-in-try
                self.store.delete(volume)

    def stop(self, source):
        try:
            volume = self.store.find(source)
        finally:
            if "volume" in locals():
                # ok: local-assigned-in-try
                volume.stop()

    def tell(self, source):
        try:
            text = _("No volume in %s") % source
            self.store.tell(text)
        except Exception:
            # ok: local-assigned-in-try
            self.log(text)

    def count(self, source):
        def more():
            nonlocal total
            total = 0

        try:
            more()
            total = self.store.count(source)
        except Exception:
            # ok: local-assigned-in-try
            print(total)
            # the first use fails
            print(total)
