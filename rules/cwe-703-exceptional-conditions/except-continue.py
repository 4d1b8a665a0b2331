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


class Sender:
    def send_one(self, connection, text):
        try:
            connection.send(text)
        except OSError:
            logging.exception("send")
            raise

    def close_one(self, connection):
        try:
            connection.finish()
        except OSError:
            self.count -= 1
            raise

    def send_all(self, connections, text):
        for connection in connections:
            try:
                self.send_one(connection, text)
            # ok: except-continue
            except Exception:
                continue
            try:
                self.close_one(connection)
            # ruleid: except-continue
            except Exception:
                continue
