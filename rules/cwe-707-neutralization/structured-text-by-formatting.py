import json


def answer(name, number):
    # ruleid: structured-text-by-formatting
    first = '{"name": "%s", "number": 1}' % name
    # ruleid: structured-text-by-formatting
    second = f'{{"name": "{name}"}}'
    # ruleid: structured-text-by-formatting
    third = '{{"kind": 1, "name": "{}"}}'.format(name)
    # ok: structured-text-by-formatting
    fourth = json.dumps({"name": name})
    # ok: structured-text-by-formatting
    fifth = '{"number": %d}' % number
    # ok: structured-text-by-formatting
    sixth = "{}: {}".format(name, number)
    return first, second, third, fourth, fifth, sixth
