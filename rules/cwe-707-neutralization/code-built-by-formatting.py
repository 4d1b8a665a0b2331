import ast


def make(name, value, number):
    # ruleid: code-built-by-formatting
    first = eval("models." + name)
    # ruleid: code-built-by-formatting
    exec("import %s as plugin" % name)
    # ruleid: code-built-by-formatting
    second = eval(f"{name}({value})")
    # ruleid: code-built-by-formatting
    third = eval("lambda x: {}".format(value), {})
    # ok: code-built-by-formatting
    fourth = ast.literal_eval("[%s]" % value)
    # ok: code-built-by-formatting
    fifth = eval("1 + 1")
    # ok: code-built-by-formatting
    sixth = frame.eval(f"total * {number}")
    return first, second, third, fourth, fifth, sixth
