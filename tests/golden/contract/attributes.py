# path: attributes.py
import other


class Plain:
    limit: int = 3

    def __init__(self):
        self.values = []
        self.name, (self.place, *self.others) = 1, (2, 3)
        for self.index in range(3):
            pass
        with open("x") as self.handle:
            pass

    def reads(self):
        self.valeus  # contract: attribute valeus: values
        self.value  # contract: attribute value: values
        self.nmae  # contract: attribute nmae: name
        self.plase  # contract: attribute plase: place
        self.other  # contract: attribute other: others
        self.idx
        self.hanlde  # contract: attribute hanlde: handle
        self.read()  # contract: attribute read: reads
        self._values
        self.quite_different
        self.limit
        self.index, self.handle, self.place, self.name
        return self.__class__

    def takes(self, obj):
        return obj.valeus


class Child(Plain):
    def more(self):
        return self.valeus  # contract: attribute valeus: values


class Mixed:
    def __init__(self):
        self.cases = 1

    def reads(self):
        return self.cases


class User(other.Thing, Mixed):
    pass


class Foreign(other.Thing):
    def __init__(self):
        self.cases = 1

    def reads(self):
        return self.caess
