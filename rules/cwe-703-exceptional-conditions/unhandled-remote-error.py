import requests


def create(api, request):
    # ruleid: unhandled-remote-error
    return api.post_server({"server": request})


def create_or_none(api, request):
    try:
        # ok: unhandled-remote-error
        return api.post_server({"server": request})
    except TimeoutError:
        return None


def download(url):
    # The caller below handles it.
    # ok: unhandled-remote-error
    return requests.get(url, timeout=5).text


def page(url):
    try:
        return download(url)
    except requests.RequestException:
        return ""


def status(url):
    # ruleid: unhandled-remote-error
    return requests.head(url, timeout=5).status_code


def test_refused(api, pytest):
    with pytest.raises(ValueError):
        # ok: unhandled-remote-error
        api.post_server({})


def read(api):
    # ok: unhandled-remote-error
    return api.name


def client(httpx):
    # ok: unhandled-remote-error
    return httpx.Client(timeout=5)


def session():
    # ok: unhandled-remote-error
    return requests.Session()
