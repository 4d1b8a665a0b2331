class Basket:
    currency = "EUR"

    def __init__(self):
        self.articles = []
        self.total = 0

    def add(self, article):
        # ruleid: class-attribute-typo
        self.aritcles.append(article)
        self.total += article.price

    def describe(self):
        # ruleid: class-attribute-typo
        return f"{len(self.articles)} articles, {self.totals} {self.currency}"

    def is_empty(self):
        # ok: class-attribute-typo
        return not self.articles


class Proxy:
    def __init__(self, target):
        self.target = target

    def forward(self):
        # ok: class-attribute-typo
        return self.handler()
