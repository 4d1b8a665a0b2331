NAMES = [
    "first",
    # ruleid: unintentional-concat
    "second"
    "third",
    "fourth",
]

# ok: unintentional-concat
GOOD = [
    "first",
    "second",
    "third",
]

# ok: unintentional-concat
LONG = [
    "a text that goes on "
    "in the next line",
    "another",
]


def words():
    # ruleid: unintentional-concat
    first = ["one", "two" "three", "four"]
    # ok: unintentional-concat
    second = ["one", "two", "three"]
    # ok: unintentional-concat
    third = ["it's", "a" " long text of " "words"]
    return first, second, third
