import requests


def reserve(api, request):
    response = api.post_server({"server": request})
    # ruleid: key-error-from-remote
    return response["reservation_id"]


def reserve_checked(api, request):
    response = api.post_server({"server": request})
    if "reservation_id" not in response:
        raise RuntimeError(f"no reservation: {response}")
    # ok: key-error-from-remote
    return response["reservation_id"]


def reserve_tried(api, request):
    try:
        # ok: key-error-from-remote
        return api.post_server({"server": request})["reservation_id"]
    except KeyError:
        return None


def name_of(session, url):
    # ruleid: key-error-from-remote
    return session.get(url, timeout=5).json()["name"]


def name_or_none(url):
    answer = requests.get(url, timeout=5).json()
    # ok: key-error-from-remote
    return answer.get("name")


def handed_over(client, check):
    answer = client.get_server(3)
    check(answer)
    # ok: key-error-from-remote
    return answer["name"]


class TestServers:
    def test_name(self):
        # A test that fails says so.
        # ok: key-error-from-remote
        self.assertEqual("web", self.api.get_server(1)["name"])


def local_lookup(names, key):
    # ok: key-error-from-remote
    return names[key]["name"]
