class Failed(Exception):
    pass


def fetch(client, url):
    response = client.get(url)
    if response.code < 300:
        body = response.read()
        return body
    else:
        # ruleid: local-assigned-in-one-branch
        raise Failed(response.code, body)


def fetch_whole(client, url):
    response = client.get(url)
    body = response.read()
    if response.code < 300:
        body = body.decode()
        return body
    else:
        # ok: local-assigned-in-one-branch
        raise Failed(response.code, body)


def register(service, name):
    if isinstance(name, str):
        result = service.register(name)
    # todoruleid: local-assigned-in-one-branch
    return 200, result


def register_all(service, name):
    result = None
    if isinstance(name, str):
        result = service.register(name)
    # ok: local-assigned-in-one-branch
    return 200, result
