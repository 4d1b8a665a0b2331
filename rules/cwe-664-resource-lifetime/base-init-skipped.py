class Base:
    kind = "plain"

    def __init__(self, name):
        self.name = name
        self.kind = "named"

    def hello(self):
        return "hello " + self.name

    def what(self):
        return self.kind


# ruleid: base-init-skipped
class Child(Base):
    def __init__(self, age):
        self.age = age


# ok: base-init-skipped
class Well(Base):
    def __init__(self, age):
        super().__init__("well")
        self.age = age


# ok: base-init-skipped
class Own(Base):
    def __init__(self, age):
        self.age = age
        self.name = "own"


# ok: base-init-skipped
class Other(Base):
    def __init__(self, age):
        self.age = age

    def hello(self):
        return "hello"


# ok: base-init-skipped
class ByName(Base):
    def __init__(self, age):
        super_init = super(ByName, self).__init__
        super_init("by name")
        self.age = age


# ok: base-init-skipped
class Nothing(Base):
    def __init__(self):
        pass
