from unittest import mock


def test_send(self):
    send = mock.Mock()
    send("a")
    # ruleid: mock-assertion-not-called
    assert send.called_once_with("b")
    # ruleid: mock-assertion-not-called
    self.assertTrue(send.called_with("b"))
    # ruleid: mock-assertion-not-called
    send.assert_called_once
    # ruleid: mock-assertion-not-called
    send.called_once_with("b")
    # ok: mock-assertion-not-called
    send.assert_called_once_with("a")
    # ok: mock-assertion-not-called
    assert send.called
    # ok: mock-assertion-not-called
    check = send.assert_called_once
    check()
