def choose(frame, a, b, A):
    # ruleid: bit-operator-for-boolean
    one = frame[frame.a == 1 & frame.b == 2]
    # ruleid: bit-operator-for-boolean
    two = a > 0 & b > 0
    # ok: bit-operator-for-boolean
    three = frame[(frame.a == 1) & (frame.b == 2)]
    # ok: bit-operator-for-boolean
    four = a > 0 and b > 0
    # ok: bit-operator-for-boolean
    assert True & A == A & True == A
    # ok: bit-operator-for-boolean
    assert a & b == b & a == set()
    # ok: bit-operator-for-boolean
    five = a & 1 == 0
    return one, two, three, four, five
