HANDLERS = {"add": print}


def street(person):
    # ruleid: missing-key-dereference
    return person.get("address").lower()


def street_or_nothing(person):
    address = person.get("address")
    # ok: missing-key-dereference
    return address.lower() if address else ""


def handle(name, value):
    handler = HANDLERS.get(name)
    # ruleid: missing-key-dereference
    return handler(value)


def handle_known(name, value):
    handler = HANDLERS.get(name)
    if handler is None:
        raise ValueError(name)
    # ok: missing-key-dereference
    return handler(value)


def with_default(person):
    # ok: missing-key-dereference
    return person.get("address", "").lower()


def there(person):
    if "address" in person:
        # ok: missing-key-dereference
        return person.get("address").lower()
    return ""


def page(session, url):
    # ok: missing-key-dereference
    return session.get(url).text
