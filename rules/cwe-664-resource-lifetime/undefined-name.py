import json


def load(path):
    with open(path) as file:
        return json.load(file)


def save(path, data):
    # ruleid: undefined-name
    with open(pth, "w") as file:
        json.dump(data, file)


def home():
    # ruleid: undefined-name
    return os.environ["HOME"]


# ok: undefined-name
try:
    text = unicode
except NameError:
    text = str


# ok: undefined-name
def later():
    return CONSTANT


CONSTANT = 3
