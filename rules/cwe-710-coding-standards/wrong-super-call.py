from widgets import Widget


class Shape:
    def __init__(self, name):
        self.name = name


class Circle(Shape):
    def __init__(self, name):
        # ok: wrong-super-call
        super(Circle, self).__init__(name)

    def area(self):
        # ok: wrong-super-call
        return super().area()


class Square(Shape):
    def __init__(self, name):
        # ruleid: wrong-super-call
        super(Circle, self).__init__(name)

    def area(self):
        # ruleid: wrong-super-call
        return super(self.__class__, self).area()

    def width(self):
        # ruleid: wrong-super-call
        return super(type(self), self).width()


class Ring(Circle):
    def __init__(self, name):
        # jumps over Circle on purpose
        # ok: wrong-super-call
        super(Widget, self).__init__(name)


class Oval(Circle):
    def __init__(self, name):
        # ok: wrong-super-call
        super(Circle, self).__init__(name)
