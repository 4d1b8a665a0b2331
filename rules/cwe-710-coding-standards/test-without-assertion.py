import unittest


class CartTest(unittest.TestCase):
    # ruleid: test-without-assertion
    def test_total(self):
        cart = Cart()
        cart.add(3)
        cart.total()

    # ok: test-without-assertion
    def test_sum(self):
        self.assertEqual(3, Cart().total())

    # ok: test-without-assertion
    def test_empty(self):
        self._check_empty(Cart())

    # ok: test-without-assertion
    def test_close_does_not_raise(self):
        Cart().close()

    # ok: test-without-assertion
    def test_name(self):
        strict_eq(Cart().name, "cart")

    # ok: test-without-assertion
    def test_signal(self, bot):
        cart = Cart()
        with bot.waitSignal(cart.changed):
            cart.add(3)
