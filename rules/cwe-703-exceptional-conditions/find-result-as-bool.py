def kind(line):
    # ruleid: find-result-as-bool
    if line.find("error"):
        return "error"
    # ruleid: find-result-as-bool
    if not line.find("warn"):
        return "note"
    # ok: find-result-as-bool
    if line.find("info") != -1:
        return "info"
    # ok: find-result-as-bool
    if "debug" in line:
        return "debug"
    return None
