def check(text, path, handle):
    # ruleid: comparison-with-callable
    if text.isdigit:
        return int(text)
    # ruleid: comparison-with-callable
    if text.strip == "":
        return None
    # ruleid: comparison-with-callable
    while not handle.readline:
        handle.seek(0)
    # ok: comparison-with-callable
    if path.is_dir:
        return None
    # ok: comparison-with-callable
    if text.isdigit():
        return int(text)
    # ok: comparison-with-callable
    if path.name == "setup.py":
        return path
    # ok: comparison-with-callable
    return list(map(text.startswith, path))


class Output:
    def __init__(self, text, strip):
        self.text = text
        self.strip = strip

    def shown(self, options):
        # ruleid: comparison-with-callable
        if self.text.isspace:
            return ""
        # ok: comparison-with-callable
        if self.strip:
            return self.text.strip()
        # ok: comparison-with-callable
        return self.text.rstrip() if options.rstrip else self.text
