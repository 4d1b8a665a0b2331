def method(request, header):
    # ruleid: case-changed-then-compared
    if request.method.upper() == "Post":
        return "post"
    # ruleid: case-changed-then-compared
    if header.lower().startswith("Content-"):
        return "content"
    # ruleid: case-changed-then-compared
    if "UTF-8" in header.lower():
        return "utf-8"
    # ruleid: case-changed-then-compared
    if header.lower() in ("host", "Accept"):
        return "known"
    # ok: case-changed-then-compared
    if request.method.upper() == "POST":
        return "post"
    # ok: case-changed-then-compared
    if header.lower() == "x-2":
        return "x"
    # ok: case-changed-then-compared
    return header.lower() in ("host", "accept") or header == "Accept"
