import sys


def main():
    # ruleid: unchecked-input-length
    path = sys.argv[1]
    return path


def checked():
    if len(sys.argv) < 2:
        print("usage: tool PATH", file=sys.stderr)
        sys.exit(2)
    # ok: unchecked-input-length
    return sys.argv[1]


def name():
    # ok: unchecked-input-length
    return sys.argv[0]


def kind(sock):
    data = sock.recv(1024)
    # ruleid: unchecked-input-length
    return data[0]


def kind_or_none(sock):
    data = sock.recv(1024)
    if not data:
        return None
    # ok: unchecked-input-length
    return data[0]


def tried():
    try:
        # ok: unchecked-input-length
        return sys.argv[1]
    except IndexError:
        return "."
