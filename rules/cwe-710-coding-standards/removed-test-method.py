import unittest

from twisted.trial import unittest as trial


class CartTest(unittest.TestCase):
    def test_total(self):
        # ruleid: removed-test-method
        self.assertEquals(3, 1 + 2)
        # ruleid: removed-test-method
        self.assert_(True)
        with self.assertRaises(ValueError):
            int("x")
        # ruleid: removed-test-method
        self.assertRegexpMatches("abc", "b")
        # ok: removed-test-method
        self.assertEqual(3, 1 + 2)


class Own(unittest.TestCase):
    def assertNotEquals(self, first, second):
        assert first != second

    def test(self):
        # ok: removed-test-method
        self.assertNotEquals(1, 2)


class Old(unittest.TestCase):
    def assertRegex(self, text, pattern):
        # ok: removed-test-method
        self.assertRegexpMatches(text, pattern)

    def assertName(self, text):
        # ruleid: removed-test-method
        self.assertRegexpMatches(text, r"\w+")


# Its own base still has the old names.
class Deferred(trial.TestCase):
    def test(self):
        # ok: removed-test-method
        self.assertEquals(1, 1)


def of_trial():
    from twisted.trial import unittest

    class Local(unittest.TestCase):
        def test(self):
            # ok: removed-test-method
            self.assertEquals(1, 1)

    return Local


def of_the_project():
    from tests import unittest

    class Local(unittest.TestCase):
        def test(self):
            # ok: removed-test-method
            self.assertEquals(1, 1)

    return Local


def of_both_versions():
    from units.compat import unittest

    class Local(unittest.TestCase):
        def test(self):
            # ruleid: removed-test-method
            self.assertEquals(1, 1)

    return Local
