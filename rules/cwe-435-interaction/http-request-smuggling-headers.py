def headers(body):
    # ruleid: http-request-smuggling-headers
    both = {"Content-Length": str(len(body)), "Transfer-Encoding": "chunked"}
    # ok: http-request-smuggling-headers
    one = {"Content-Length": str(len(body)), "Accept": "text/html"}
    return both, one
