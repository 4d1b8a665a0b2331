import re

# ruleid: incomplete-hostname-regex
PULL = re.compile(r"https?://(?:www\.)?github.com/(?P<owner>[^/]+)/pull/(\d+)")
# ok: incomplete-hostname-regex
ISSUE = re.compile(r"https?://(?:www\.)?github\.com/(?P<owner>[^/]+)/issues/(\d+)")
# ok: incomplete-hostname-regex
ANY_SITE = re.compile(r"https?://[\w.-]+.*\.com/")
# ok: incomplete-hostname-regex
DOMAINS = re.compile(r"\.(?:com|org|net)$")


def may_redirect(url):
    # ruleid: incomplete-hostname-regex
    if re.match("^https://(login|www).example.com/", url):
        return True
    # ruleid: incomplete-hostname-regex
    if re.match(r"^https://cdn.example\.com/", url):
        return True
    # ok: incomplete-hostname-regex
    if re.match(r"^https://cdn\.example\.com(?:/|$)", url):
        return True
    # ruleid: incomplete-hostname-regex
    return re.fullmatch(pattern=r"^[a-z]+@example.org", string=url)


def tidy(text):
    # ok: incomplete-hostname-regex
    text = re.sub(r"https://docs.example.com/old", "https://docs.example.com/new", text)
    # ok: incomplete-hostname-regex
    return re.search(r"setup.commit", text)


# ruleid: incomplete-hostname-regex
HOSTS = re.compile("(www|beta).example.com/")
# ok: incomplete-hostname-regex
HOSTS_QUOTED = re.compile(r"(www|beta)\.example\.com/")
