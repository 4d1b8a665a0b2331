# path: unreachable.py


def after_return(x):
    return x
    x()  # unused: unreachable
    x()


def after_raise(x):
    if x:
        raise ValueError
        return 1  # unused: unreachable
    return 2


def in_loops(rows):
    for row in rows:
        if row:
            continue
            row()  # unused: unreachable
        break
        row()  # unused: unreachable
    return rows


def both_branches(x):
    if x:
        return 1
    else:
        return 2
    return 3  # unused: unreachable


def all_branches(x):
    if x == 1:
        return 1
    elif x == 2:
        raise ValueError
    else:
        return 2
    if x:  # unused: unreachable
        x()


def some_branches(x):
    if x == 1:
        return 1
    elif x == 2:
        x()
    else:
        return 2
    return 3


def no_else(x):
    if x:
        return 1
    return 2


def forever(x):
    while True:
        x()
    x()  # unused: unreachable


def with_break(x):
    while True:
        if x:
            break
    x()


def break_of_an_inner_loop(x):
    while 1:
        for y in x:
            break
    x()  # unused: unreachable


def break_in_an_inner_else(x):
    while True:
        for y in x:
            pass
        else:  # unused: loop-else
            break
    x()


def while_condition(x):
    while x:
        return 1
    return 2


def loop_body_returns(rows):
    for row in rows:
        return row
    return None


def whole_try(x):
    try:
        return x()
    except ValueError:
        raise
    x()  # unused: unreachable


def half_try(x):
    try:
        return x()
    except ValueError:
        pass
    return 1


def try_with_else(x):
    try:
        x()
    except ValueError:
        return 1
    else:
        return 2
    return 3  # unused: unreachable


def try_with_finally(x):
    try:
        x()
    finally:
        return 2
    return 3  # unused: unreachable


def finally_only(x):
    try:
        return x()
    finally:
        x()
    return 3  # unused: unreachable


def with_may_swallow(x):
    with x:
        raise ValueError
    return 1


def makes_a_generator():
    return
    yield


def says_nothing(x):
    return x
    pass


def all_cases(x):
    match x:
        case 1:
            return 1
        case _:
            return 2
    return 3  # unused: unreachable


def some_cases(x):
    match x:
        case 1:
            return 1
        case y if y:
            return 2
    return 3


def useless_else(rows):
    for row in rows:
        row()
    else:  # unused: loop-else
        rows()
    while rows:
        for row in rows:
            break
    else:  # unused: loop-else
        rows()
    for row in rows:
        if row:
            break
    else:
        rows()


def once_in_dead_code(x):
    return x
    if x:  # unused: unreachable
        return x
        x()
    return x


def excused(x):
    raise NotImplementedError

    # pylint: disable=unreachable
    x()


def guarded(x):
    if x == 1:
        return 1
    else:
        return 2
    raise AssertionError("not reached")


def guarded_by_assert(x):
    while True:
        if x():
            return x
    assert False, x


def no_guard(x):
    return x
    raise ValueError  # unused: unreachable


def more_than_a_check(x):
    if x:
        return 1
    else:
        return 2
    assert x  # unused: unreachable
