def send(mailer, text):
    # ruleid: unused-variable
    result = mailer.deliver(text)
    mailer.close()


def load(path):
    try:
        return path.read_text()
    # ruleid: unused-variable
    except OSError as error:
        return None


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
