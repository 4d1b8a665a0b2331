import json
import struct


def read_header(sock):
    # ruleid: partial-read-ignored
    return struct.unpack("!II", sock.recv(8))


def read_request(conn):
    data = conn.recv(65536)
    # ruleid: partial-read-ignored
    return json.loads(data)


def read_exactly(sock, count):
    parts = []
    while count:
        part = sock.recv(count)
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    # ok: partial-read-ignored
    return struct.unpack("!II", b"".join(parts))


def read_checked(sock):
    data = sock.recv(8)
    if len(data) < 8:
        raise EOFError
    # ok: partial-read-ignored
    return struct.unpack("!II", data)


def read_from_file(file):
    # ok: partial-read-ignored
    return struct.unpack("!II", file.read(8))
