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
