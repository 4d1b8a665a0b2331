class Reader:
    def __init__(self, path):
        self.path = path
        # ruleid: init-is-generator
        yield self.path


class Good:
    def __init__(self, path):
        def lines():
            # ok: init-is-generator
            yield path

        self.lines = lines

    def __iter__(self):
        # ok: init-is-generator
        yield from self.lines()
