import struct


def number(data):
    # ruleid: struct-size-mismatch
    return struct.unpack("<I", data[:2])[0]


def number_of_four(data):
    # ok: struct-size-mismatch
    return struct.unpack("<I", data[:4])[0]


def pair(file):
    # ruleid: struct-size-mismatch
    return struct.unpack("!II", file.read(4))


def pair_of_four(file):
    # ok: struct-size-mismatch
    return struct.unpack("!2H", file.read(4))


def short(file):
    # ruleid: struct-size-mismatch
    return struct.unpack(">h", file.read(4))


def by_size(file):
    # ok: struct-size-mismatch
    return struct.unpack(">h", file.read(struct.calcsize(">h")))


def native(file):
    # Its size depends on the machine.
    # ok: struct-size-mismatch
    return struct.unpack("l", file.read(8))
