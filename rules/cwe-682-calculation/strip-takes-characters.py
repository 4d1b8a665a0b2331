def name(path, url):
    # ruleid: strip-takes-characters
    stem = path.rstrip(".py")
    # ruleid: strip-takes-characters
    host = url.lstrip("https://")
    # ok: strip-takes-characters
    word = path.strip(".,;")
    # ok: strip-takes-characters
    stem = path.removesuffix(".py")
    # ok: strip-takes-characters
    digits = path.strip("0123456789")
    return stem, host, word, digits
