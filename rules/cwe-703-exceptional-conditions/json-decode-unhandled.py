import json
import urllib.request

import requests


def name_of(url):
    # ruleid: json-decode-unhandled
    return requests.get(url, timeout=5).json()["name"]


def parse(response):
    # ruleid: json-decode-unhandled
    return json.loads(response.text)


def parse_or_none(response):
    try:
        # ok: json-decode-unhandled
        return json.loads(response.text)
    except ValueError:
        return None


def read(url):
    # ruleid: json-decode-unhandled
    return json.load(urllib.request.urlopen(url, timeout=5))


def settings(path):
    with open(path, encoding="utf-8") as file:
        # ok: json-decode-unhandled
        return json.load(file)
