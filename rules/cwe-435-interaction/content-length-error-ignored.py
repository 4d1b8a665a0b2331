class BadRequest(Exception):
    pass


def body_length(headers):
    try:
        length = int(headers.get("CONTENT_LENGTH", 0))
    except ValueError:
        # ruleid: content-length-error-ignored
        length = 0
    return length


def strict_length(headers):
    try:
        length = int(headers["Content-Length"])
    except ValueError:
        # ok: content-length-error-ignored
        raise BadRequest()
    return length


def size_of(response):
    try:
        size = int(response.headers["Content-Length"])
    except ValueError:
        # ok: content-length-error-ignored
        size = 0
    return size
