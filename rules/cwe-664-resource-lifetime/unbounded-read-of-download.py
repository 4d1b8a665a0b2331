from urllib.request import urlopen

LIMIT = 1 << 20


def load(url):
    # ruleid: unbounded-read-of-download
    first = urlopen(url, timeout=5).read()
    with urlopen(url, timeout=5) as response:
        # ruleid: unbounded-read-of-download
        second = response.read()
    with urlopen(url, timeout=5) as response:
        # ok: unbounded-read-of-download
        third = response.read(LIMIT)
    return first, second, third
