# path: broken.py
def f(a, b:
    pass


f()


class C:
    def m(self, (a, b), c):
        return a

    def n(self):
        self.m(1, 2)
        self.m(1)
        self.m(1, 2,, 3)
