def tell(name, size, rest, values):
    # ruleid: format-argument-mismatch
    first = "%s has %d bytes" % (name,)
    # ruleid: format-argument-mismatch
    second = "%s is full" % (name, size)
    # ruleid: format-argument-mismatch
    third = "{} has {} bytes".format(name)
    # ruleid: format-argument-mismatch
    fourth = "{!r} of {:>5} and {}".format(name, size)
    # ok: format-argument-mismatch
    fifth = "%s has %d%% of %5.2f" % (name, size, rest)
    # ok: format-argument-mismatch
    sixth = "%(name)s has %(size)d" % values
    # ok: format-argument-mismatch
    seventh = "{0} and {0}".format(name)
    # ok: format-argument-mismatch
    eighth = "{} and {}".format(*values)
    # ok: format-argument-mismatch
    ninth = "{} and {name}".format(size, name=name)
    # ok: format-argument-mismatch
    tenth = "%*d" % (size, rest)
    # ok: format-argument-mismatch
    eleventh = "{{}} {}".format(name)
    # ok: format-argument-mismatch
    twelfth = "%s %s" % (*values,)
    return first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth


def by_index(a, b):
    # ruleid: format-argument-mismatch
    first = "{0} {1} {2}".format(a, b)
    # ok: format-argument-mismatch
    second = "{0} {1} {0}".format(a, b)
    # ruleid: format-argument-mismatch
    third = "{0}: {1:>5}".format(a)
    # ok: format-argument-mismatch
    fourth = "{{9}} {0}".format(a)
    return first, second, third, fourth
