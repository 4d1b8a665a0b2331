import logging


def close(connection):
    try:
        connection.close()
    # ruleid: except-pass
    except Exception:
        pass
    try:
        connection.close()
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
