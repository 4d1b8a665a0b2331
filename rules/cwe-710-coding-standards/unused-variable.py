def send(mailer, text):
    # ruleid: unused-variable
    result = mailer.deliver(text)
    mailer.close()


# ok: unused-variable
def size(path):
    info = path.stat()
    return info.st_size


# ok: unused-variable
def first(pair):
    head, tail = pair
    return head


# ok: unused-variable
def render(user, template):
    greeting = "Dear " + user
    return template % locals()


# ok: unused-variable
def on_purpose(queue):
    _ = queue.get()
    unused_rest = queue.drain()


# ok: unused-variable
def hold(store, key):
    entry = store.get(key)  # noqa: F841
    other = store.get("b")  # noqa
    kept = store.get("c")  # pylint: disable=unused-variable
    return store.size()


def log(store):
    # ruleid: unused-variable
    entry = store.get("the long name of an entry")  # noqa: E501
    return store.size()
