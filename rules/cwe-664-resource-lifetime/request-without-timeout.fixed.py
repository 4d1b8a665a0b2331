import httpx
import requests
from requests import get


def fetch(url, options):
    # ruleid: request-without-timeout
    first = requests.get(url, timeout=30)
    # ruleid: request-without-timeout
    second = get(url, headers={"Accept": "text/html"}, timeout=30)
    # ruleid: request-without-timeout
    third = httpx.get(url, timeout=None)
    # ok: request-without-timeout
    good = requests.get(url, timeout=10)
    # ok: request-without-timeout
    given = requests.post(url, **options)
    # ok: request-without-timeout
    default = httpx.get(url)
    return first, second, third, good, given, default


def fetch_for_ever(url):
    # ruleid: request-without-timeout
    return requests.get(url, timeout=None)
