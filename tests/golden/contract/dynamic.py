# path: dynamic.py
class Answers:
    def __init__(self):
        self.values = 1

    def __getattr__(self, name):
        return name

    def reads(self):
        return self.valeus
