import unittest


class TestParser(unittest.TestCase):
    # ruleid: test-shadowed-by-same-name
    def test_empty(self):
        self.assertEqual(parse(""), [])

    def test_one(self):
        self.assertEqual(parse("a"), ["a"])

    def test_empty(self):
        self.assertIsNone(parse(None))


class Box:
    # ok: test-shadowed-by-same-name
    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        self._width = value


def parse(text):
    return text and text.split()
