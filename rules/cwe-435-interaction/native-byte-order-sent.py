import struct


def send(sock, text):
    # ruleid: native-byte-order-sent
    sock.sendall(struct.pack("I", len(text)) + text)
    # ruleid: native-byte-order-sent
    length = struct.unpack("I", sock.recv(4))
    # ok: native-byte-order-sent
    sock.sendall(struct.pack("!I", len(text)) + text)
    # ok: native-byte-order-sent
    sock.sendall(struct.pack("4s", text))
    # ok: native-byte-order-sent
    header = struct.pack("I", 1)
    return length, header
