import os

global g


@cached
class A(B):
    x: int
    y: int = 1

    def f(self):
        del self.x
        raise E from None


type T = int
print >>f, 1
