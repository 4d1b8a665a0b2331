import unittest

from cloud import connect


class ServerTestCase(unittest.TestCase):
    def setUp(self):
        self.api = connect()

    def _boot(self, count):
        # ruleid: test-resource-without-cleanup
        response = self.api.post_server({"server": {"min_count": count}})
        return response["reservation_id"]

    def test_volume(self):
        # ruleid: test-resource-without-cleanup
        volume = self.api.create_volume(size=1)
        self.assertEqual(1, volume["size"])

    def test_refused(self):
        with self.assertRaises(ValueError):
            # ok: test-resource-without-cleanup
            self.api.create_volume(size=-1)

    def test_flavors(self):
        # ok: test-resource-without-cleanup
        self.api.get_flavors()

    def test_with(self):
        with self.api.server():
            # ok: test-resource-without-cleanup
            self.api.post_server({})


class Service:
    def start(self):
        # ok: test-resource-without-cleanup
        return self.api.post_server({})
