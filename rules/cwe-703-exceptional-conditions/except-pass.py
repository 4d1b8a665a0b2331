import logging
import shutil


def send(connection):
    try:
        connection.flush()
    # ruleid: except-pass
    except Exception:
        pass
    try:
        connection.send(b"bye")
    # ruleid: except-pass
    except (OSError, Exception) as error:
        pass
    try:
        connection.close()
    # ok: except-pass
    except ConnectionResetError:
        pass
    try:
        connection.close()
    # ok: except-pass
    except Exception:
        logging.exception("close")
    try:
        connection.close()
    # ok: except-pass
    except Exception:
        # The peer is gone already, and nothing is left to tell it.
        pass
    try:
        connection.close()
    # ok: except-pass
    except Exception:  # closing twice is harmless
        pass
    try:
        connection.flush()
    # ok: except-pass
    except Exception:
        pass
    else:
        connection.close()


def number(text):
    try:
        return parse(text)
    # ok: except-pass
    except Exception:
        pass
    raise ValueError(f"not a number: {text}")


def close(connection):
    try:
        connection.close()
    # ok: except-pass
    except Exception:
        pass  # it is gone already


try:
    import fastjson
# ok: except-pass
except Exception:
    pass


class Handle:
    def __del__(self):
        try:
            self.close()
        # ok: except-pass
        except Exception:
            pass


def tidy(connection, path, job, folders):
    # The job may have ended by itself.
    try:
        job.poke()
        job.wait()
    # ok: except-pass
    except Exception:
        pass
    try:
        # Let's be defensive against ill-formed names.
        path.check()
    # ok: except-pass
    except Exception:
        pass
    try:
        connection.close()
    # ok: except-pass
    except Exception:
        pass
    try:
        job.release_write_lock()
    # ok: except-pass
    except Exception:
        pass
    for folder in folders:
        try:
            shutil.rmtree(folder)
        # ok: except-pass
        except Exception:
            pass
    # Counts the parts.
    try:
        job.count += len(job.parts)
    # ruleid: except-pass
    except Exception:
        pass
    try:
        job.flush()
        connection.close()
    # ruleid: except-pass
    except Exception:
        pass


def removed(self):
    if self.metadata:
        try:
            shutil.rmtree(self.path)
            return True
        # ok: except-pass
        except Exception:
            pass
        return False
    try:
        version = self.ask()
    # ok: except-pass
    except Exception:
        pass
    else:
        self.version = version
    finally:
        self.done = True
    return False


def place(name):
    try:
        return look_up(name, "new")
    # ok: except-pass
    except Exception:
        pass
    # The old service knows it, too.
    try:
        found = look_up(name, "old")
        found.check()
    # ruleid: except-pass
    except Exception:
        pass
    return found


def read_told(path):
    try:
        return parse(path)
    except ValueError as error:
        logging.error("%s: %s", path, error)
        raise


def read_all(paths):
    for path in paths:
        try:
            read_told(path)
        # ok: except-pass
        except Exception:
            pass
        try:
            read_told(find(path))
        # ruleid: except-pass
        except Exception:
            pass
        try:
            place(path)
        # ruleid: except-pass
        except Exception:
            pass


class Console:
    def do_print(self, text):
        try:
            value = self.evaluate(text)
        # ok: except-pass
        except Exception:
            pass
        try:
            self.value = self.evaluate(text)
            self.refresh(text)
        # ruleid: except-pass
        except Exception:
            pass
        try:
            self.refresh(text)
        # ruleid: except-pass
        except Exception:
            pass

    def evaluate(self, text):
        try:
            return self.scope.find(text)
        except Exception as error:
            self.show_error(text, error)
            raise

    def refresh(self, text):
        try:
            self.screen.draw(text)
        except OSError:
            self.screen = None
            raise
