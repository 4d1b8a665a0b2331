import unittest

import pytest


class PayTest(unittest.TestCase):
    def test_negative(self):
        # ruleid: broad-raises-in-test
        with self.assertRaises(Exception):
            self.pay(-1)
        # ruleid: broad-raises-in-test
        self.assertRaises(Exception, self.pay, -1)
        # ok: broad-raises-in-test
        with self.assertRaises(ValueError):
            self.pay(-1)


def test_match(pay):
    # ok: broad-raises-in-test
    with pytest.raises(Exception, match="negative"):
        pay(-1)


def test_text(pay):
    # ok: broad-raises-in-test
    with pytest.raises(Exception) as caught:
        pay(-1)
    assert "negative" in str(caught.value)


def test_retries(conn, popen):
    popen.side_effect = [Exception("bad")] * 10
    # ok: broad-raises-in-test
    pytest.raises(Exception, conn.run, "ls")
    assert popen.call_count == 10


def test_anything(conn):
    # ok: broad-raises-in-test
    with pytest.raises(Exception):  # noqa: B017
        conn.run("ls")
    # ruleid: broad-raises-in-test
    with pytest.raises(Exception):  # noqa: E501
        conn.run("ls")


class AnyTest(unittest.TestCase):
    def test_any(self):
        # ok: broad-raises-in-test
        self.assertRaises(Exception, self.pay, -1,  # noqa
                          "EUR")
