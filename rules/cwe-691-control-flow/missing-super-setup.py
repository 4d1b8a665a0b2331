import unittest

from ours import testing


class ServerTestCase(unittest.TestCase):
    # ok: missing-super-setup
    def setUp(self):
        self.server = object()


class ListTest(ServerTestCase):
    # ruleid: missing-super-setup
    def setUp(self):
        self.items = []

    # ruleid: missing-super-setup
    def tearDown(self):
        self.items.clear()


class MoreTest(testing.TestCase):
    # ruleid: missing-super-setup
    def setUp(self):
        self.items = []

    # ok: missing-super-setup
    def test_items(self):
        self.assertEqual([], self.items)


class WellTest(ServerTestCase):
    # ok: missing-super-setup
    def setUp(self):
        super().setUp()
        self.items = []

    # ok: missing-super-setup
    def tearDown(self):
        self.items.clear()
        ServerTestCase.tearDown(self)
