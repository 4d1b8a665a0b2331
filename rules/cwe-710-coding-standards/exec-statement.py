def load(path, text, cursor):
    # ruleid: exec-statement
    exec(text)
    # ruleid: exec-statement
    exec(compile(path.read_text(), path, "exec"), {})
    # ok: exec-statement
    cursor.exec(text)
    # ok: exec-statement
    return load
