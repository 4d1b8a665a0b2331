class Basket:
    def __init__(self, items):
        self.items = items
        if not items:
            return
        # ruleid: init-returns-value
        return len(items)


class Other:
    def __init__(self, items):
        self.items = items
        # ok: init-returns-value
        return None

    def count(self):
        # ok: init-returns-value
        return len(self.items)
