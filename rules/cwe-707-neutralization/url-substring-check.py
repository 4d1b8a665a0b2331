from urllib.parse import urlsplit

ALLOWED_HOSTS = ["example.com", "example.org"]


def may_redirect(url, request):
    target = request.args["target"]
    # ruleid: url-substring-check
    if target.endswith("example.com"):
        return True
    # ruleid: url-substring-check
    if "example.com" in url:
        return True
    # ruleid: url-substring-check
    if "https://login.example.com" not in request.url:
        return False
    # ruleid: url-substring-check
    if url.startswith("https://example.com"):
        return True
    # ok: url-substring-check
    if url.startswith("https://example.com/"):
        return True
    # ruleid: url-substring-check
    return url.find("github.com") >= 0


def is_ours(url, name):
    host = urlsplit(url).hostname
    # ruleid: url-substring-check
    if host.endswith("example.com"):
        return True
    # ok: url-substring-check
    if host == "example.com" or host.endswith(".example.com"):
        return True
    # ok: url-substring-check
    if "example.com" in ALLOWED_HOSTS:
        return True
    # ok: url-substring-check
    if "://" in url or "page" in url:
        return False
    # ok: url-substring-check
    if "example.com" in name:
        return False
    # ruleid: url-substring-check
    return "example.org" in urlsplit(url).netloc
