import gzip
import zlib


def receive(request):
    # ruleid: decompression-without-limit
    body = gzip.decompress(request.data)
    # ruleid: decompression-without-limit
    other = zlib.decompress(request.get_data(), 31)
    # ok: decompression-without-limit
    bounded = zlib.decompressobj().decompress(request.data, 1 << 20)
    return body, other, bounded


def own(path):
    # ok: decompression-without-limit
    return gzip.decompress(path.read_bytes())
