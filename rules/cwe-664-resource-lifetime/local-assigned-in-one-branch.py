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
    # ruleid: local-assigned-in-one-branch
    return 200, result


def register_all(service, name):
    result = None
    if isinstance(name, str):
        result = service.register(name)
    # ok: local-assigned-in-one-branch
    return 200, result


def register_checked(service, name):
    if isinstance(name, str):
        result = service.register(name)
    # ruleid: local-assigned-in-one-branch
    if result is None:
        return 404, None
    return 200, result


def register_else(service, name):
    if isinstance(name, str):
        result = service.register(name)
    else:
        result = service.register(str(name))
    # ok: local-assigned-in-one-branch
    return 200, result


def register_twice(service, name):
    if isinstance(name, str):
        result = service.register(name)
    if isinstance(name, str):
        # ok: local-assigned-in-one-branch
        return 200, result
    return 404, None


def register_each(service, names):
    for name in names:
        if isinstance(name, str):
            result = service.register(name)
        # ok: local-assigned-in-one-branch
        service.tell(result)


def register_some(service, names):
    if names:
        for name in names:
            result = service.register(name)
    # ruleid: local-assigned-in-one-branch
    return result


def register_known(service, name):
    if name:
        result = service.register(name)
    try:
        # ok: local-assigned-in-one-branch
        return 200, result
    except NameError:
        return 404, None


def register_global(service, name):
    global last
    if name:
        last = service.register(name)
    # ok: local-assigned-in-one-branch
    return last


def register_as_given(service, name, result):
    if name:
        result = service.register(name)
    # ok: local-assigned-in-one-branch
    return result


def register_lazily(service, name):
    if name:
        result = service.register(name)
    # ok: local-assigned-in-one-branch
    return result if name else None


class Service:
    def close(self, connection, reason):
        with self.lock:
            if connection == self.connection:
                error = "lost: %s" % reason
                self.connection = None
        # ruleid: local-assigned-in-one-branch
        self.disable(error)

    def close_always(self, connection, reason):
        with self.lock:
            if connection == self.connection:
                error = "lost: %s" % reason
                self.connection = None
            error = self.told or "closed"
        # ok: local-assigned-in-one-branch
        self.disable(error)
