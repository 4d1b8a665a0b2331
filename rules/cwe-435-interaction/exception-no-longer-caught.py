"""Before the change, people.find raised LookupError, now it raises ValueError. It takes two versions of
another file to see what is wrong here, so that nothing is reported of this file alone: what is, stands in
tests/git/test_callers.py."""
from office import people


def age(name):
    try:
        # todoruleid: exception-no-longer-caught
        person = people.find(name)
    except LookupError:
        return 0
    return person.age


def height(name):
    try:
        # ok: exception-no-longer-caught
        person = people.find(name)
    except (LookupError, ValueError):
        return 0
    return person.height
