import logging


def send_all(connections, text):
    for connection in connections:
        try:
            connection.send(text)
        # ruleid: except-continue
        except Exception:
            continue
    for connection in connections:
        try:
            connection.send(text)
        # ok: except-continue
        except ConnectionResetError:
            continue
    for connection in connections:
        try:
            connection.send(text)
        # ok: except-continue
        except Exception:
            logging.exception("send")
            continue
    for connection in connections:
        try:
            connection.send(text)
        # ok: except-continue
        except Exception:
            # Who is gone needs no news.
            continue
