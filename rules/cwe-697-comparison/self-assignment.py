class Basket:
    def __init__(self, items):
        # ruleid: self-assignment
        items = items
        # ruleid: self-assignment
        self.total = self.total
        # ok: self-assignment
        self.items = items


# ok: self-assignment
callable = callable


class Text:
    # ok: self-assignment
    str = str


# ruleid: self-assignment
basket = basket


def kind(payload):
    # ok: self-assignment
    name, payload = payload["name"], payload
    return name, payload
