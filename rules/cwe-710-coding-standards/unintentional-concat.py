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
