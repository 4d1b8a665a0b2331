class PointTest:
    def test_move(self):
        result = self.point.move(1)
        expected = 2
        # ruleid: assert-equal-with-itself
        self.assertEqual(result, result)
        # ruleid: assert-equal-with-itself
        self.assertEqual(self.point.x, self.point.x)
        # ok: assert-equal-with-itself
        self.assertEqual(result, expected)
        # ok: assert-equal-with-itself
        self.assertIs(self.make(), self.make())

    def test_eq(self):
        # ok: assert-equal-with-itself
        self.assertEqual(self.point, self.point)
        self.assertNotEqual(self.point, self.other)

    def test_equality_identity(self):
        # ok: assert-equal-with-itself
        self.assertEqual(self.point, self.point)

    def test_request(self):
        # ruleid: assert-equal-with-itself
        self.assertEqual(self.point, self.point)

    def test_difference_of_none(self):
        # ok: assert-equal-with-itself
        self.assertEqual(self.point, self.point)

    def test_nothing_new(self):
        request = Request({"name": "a"})
        # ok: assert-equal-with-itself
        self.assertEqual(request, request)
