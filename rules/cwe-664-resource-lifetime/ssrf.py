import urllib.request
from urllib.parse import urlparse

import requests
from flask import Flask, request

app = Flask(__name__)
HOSTS = ("api.example.org", "cdn.example.org")


@app.route("/fetch")
def fetch():
    url = request.args["url"]
    # ruleid: ssrf
    first = requests.get(url, timeout=5)
    # ruleid: ssrf
    second = urllib.request.urlopen("https://" + request.args["host"] + "/status")
    # ruleid: ssrf
    third = requests.post(f"https://{request.args['host']}/status", timeout=5)
    with requests.Session() as session:
        # ruleid: ssrf
        session.get(url, timeout=5)
    return first.text + str(second) + third.text


@app.route("/item")
def item():
    number = request.args["number"]
    # ok: ssrf
    found = requests.get(f"https://api.example.org/items/{number}", timeout=5)
    # ok: ssrf
    more = requests.get("https://api.example.org/search", params={"q": number}, timeout=5)
    return found.text + more.text


@app.route("/checked")
def checked():
    url = request.args["url"]
    parsed = urlparse(url)
    if parsed.hostname not in HOSTS:
        return "not there"
    # ok: ssrf
    return requests.get(url, timeout=5).text


BASE = "https://api.example.org/v1/"


def ask(url):
    # ok: ssrf
    return requests.get(url, timeout=5)


@app.route("/parts")
def parts():
    number = request.args["number"]
    url = BASE + number
    url += "?full=1"
    ask("https://api.example.org/items/" + number)
    # ok: ssrf
    first = requests.get(url, timeout=5)
    path = "https://api.example.org/items/%s" % number
    # ok: ssrf
    second = requests.get(path, timeout=5)
    path = "https://api.example.org/items/{}/parts".format(number)
    # ok: ssrf
    third = requests.get(path, timeout=5)
    path = "https://{}.example.org/items".format(number)
    # ruleid: ssrf
    fourth = requests.get(path, timeout=5)
    path = "https://api.example.org" + number
    # ruleid: ssrf
    fifth = requests.get(path, timeout=5)
    return first.text + second.text + third.text + fourth.text + fifth.text
