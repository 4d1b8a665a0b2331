EXTENSION = ".txt"


def strip(name, suffix):
    # ruleid: slice-by-minus-length
    return name[:-len(suffix)]


def end(values, other):
    # ruleid: slice-by-minus-length
    return values[-len(other):] == other


def well(name, suffix):
    # ok: slice-by-minus-length
    first = name[:-len(".txt")]
    # ok: slice-by-minus-length
    second = name[:-len(EXTENSION)]
    if suffix:
        # ok: slice-by-minus-length
        name = name[:-len(suffix)]
    if suffix and name.endswith(suffix):
        # ok: slice-by-minus-length
        name = name[:-len(suffix)]
    # ok: slice-by-minus-length
    return first, second, name.removesuffix(suffix)
