import time


def connect(client):
    while True:
        try:
            client.connect()
            break
        # ruleid: unbounded-retry
        except ConnectionError:
            time.sleep(1)


def ask(client):
    while True:
        try:
            return client.ask()
        # ruleid: unbounded-retry
        except Exception as error:
            pass


def well(client):
    for attempt in range(5):
        try:
            return client.ask()
        # ok: unbounded-retry
        except ConnectionError:
            time.sleep(2 ** attempt)
    return None


def wait(client, deadline):
    while True:
        try:
            return client.ask()
        # ok: unbounded-retry
        except ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(1)
