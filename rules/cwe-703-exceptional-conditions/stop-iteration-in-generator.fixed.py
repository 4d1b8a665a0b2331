def numbers(limit):
    n = 0
    while True:
        if n >= limit:
            # ruleid: stop-iteration-in-generator
            return
        yield n
        n += 1


def letters(text):
    for letter in text:
        if letter == ".":
            # ok: stop-iteration-in-generator
            return
        yield letter


class Count:
    def __next__(self):
        if self.n >= self.limit:
            # ok: stop-iteration-in-generator
            raise StopIteration
        self.n += 1
        return self.n
