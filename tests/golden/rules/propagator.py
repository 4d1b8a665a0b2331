def to_another(a, b):
    copy(a, source())
    # ruleid: propagator
    # ok: labelled
    sink(a)
    # ok: propagator
    sink(b)


def into_a_thing(parser):
    parser.feed(source())
    # ruleid: propagator
    sink(parser.result())


def past_a_sanitizer():
    x = source()
    y = clean(x)
    # ok: propagator
    sink(y)
    z = clean(x, keep=True)
    # ruleid: propagator
    sink(z)


def labels():
    x = source()
    # ok: labelled
    # ruleid: propagator
    sink(x)
    y = quote(x)
    # ruleid: labelled, propagator
    sink(y)
