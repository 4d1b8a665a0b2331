import requests


def ask(host, token, password):
    # ruleid: secret-in-url
    first = requests.get(f"https://{host}/search?q=1&access_token={token}", timeout=5)
    # ruleid: secret-in-url
    second = requests.get("https://api.example.org/login?password=%s" % password, timeout=5)
    # ruleid: secret-in-url
    third = requests.get("https://api.example.org/v1/list?apikey=" + token, timeout=5)
    # ok: secret-in-url
    fourth = requests.get("https://api.example.org/v1/list", headers={"Authorization": token}, timeout=5)
    # ok: secret-in-url
    fifth = requests.get(f"https://{host}/search?q={token}", timeout=5)
    return first, second, third, fourth, fifth
