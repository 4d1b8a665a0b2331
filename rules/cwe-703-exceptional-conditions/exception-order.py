import json


def read_config(path, log):
    try:
        with open(path, encoding="utf-8") as handle:
            return json.load(handle)
    except Exception as error:
        log.error("no config: %s", error)
        return {}
    # ruleid: exception-order
    except FileNotFoundError:
        return {}


def number(text, table):
    try:
        return table[int(text)]
    except LookupError:
        return None
    # ruleid: exception-order
    except KeyError as error:
        raise SystemExit(error)


def parse(body):
    try:
        return json.loads(body)

    except ValueError:
        # the body is not ours

        return None

    # ruleid: exception-order
    except json.JSONDecodeError:
        return {}


def send(sock, data):
    try:
        sock.sendall(data)
    except (OSError, ValueError):
        return False
    # ruleid: exception-order
    except ConnectionResetError:
        return None
    return True


def well(path, log):
    try:
        return open(path).read()
    # ok: exception-order
    except FileNotFoundError:
        return ""
    # ok: exception-order
    except OSError as error:
        log.warning("unreadable: %s", error)
        raise
    # ok: exception-order
    except Exception:
        log.exception("what is this?")
        raise


def nested(path):
    try:
        try:
            return open(path).read()
        except Exception:
            return None
    # ok: exception-order
    except FileNotFoundError:
        return None


def two(path):
    try:
        first = open(path).read()
    except OSError:
        first = ""
    try:
        return first + open(path + ".d").read()
    # ok: exception-order
    except FileNotFoundError:
        return first


def stop(job):
    try:
        job.run()
    except Exception:
        job.log()
    # ok: exception-order
    except BaseException:
        job.cancel()
        raise
