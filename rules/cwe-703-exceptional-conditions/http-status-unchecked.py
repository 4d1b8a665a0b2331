import httpx
import requests


def rates(url):
    # ruleid: http-status-unchecked
    return requests.get(url, timeout=5).json()


def save(url, path):
    response = requests.get(url, timeout=5)
    with open(path, "wb") as file:
        # ruleid: http-status-unchecked
        file.write(response.content)


def save_checked(url, path):
    response = requests.get(url, timeout=5)
    response.raise_for_status()
    with open(path, "wb") as file:
        # ok: http-status-unchecked
        file.write(response.content)


def text_if_ok(url):
    response = httpx.get(url)
    if response.status_code != 200:
        return None
    # ok: http-status-unchecked
    return response.text


def with_status(url):
    response = requests.get(url, timeout=5)
    # ok: http-status-unchecked
    return response.status_code, response.text


def handed_over(url, check):
    response = requests.get(url, timeout=5)
    check(response)
    # ok: http-status-unchecked
    return response.text


def fetch(url):
    return requests.post(url, timeout=5)


def through_a_function(url):
    # ruleid: http-status-unchecked
    return fetch(url).text


def tried(url):
    try:
        # ok: http-status-unchecked
        return requests.get(url, timeout=5).json()
    except ValueError:
        return None
