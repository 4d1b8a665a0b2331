import unittest


class ListTest(unittest.TestCase):
    def test_length(self):
        items = [1, 2]
        expected = 2
        # ruleid: assert-true-with-two-values
        self.assertTrue(len(items), 2)
        # ruleid: assert-true-with-two-values
        self.assertTrue(len(items), expected)
        # ruleid: assert-true-with-two-values
        self.assertFalse(items.pop(), None)
        # ok: assert-true-with-two-values
        self.assertTrue(items, "no items")
        # ok: assert-true-with-two-values
        self.assertEqual(len(items), 2)
        # ok: assert-true-with-two-values
        self.assertTrue(items, f"no items in {items}")
        # ok: assert-true-with-two-values
        self.assertTrue(len(items) < 10, len(items))
        message = "no items"
        # ok: assert-true-with-two-values
        self.assertTrue(items, message)
