from urllib.parse import urlparse

from django.http import HttpResponseRedirect
from django.shortcuts import redirect as go
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
HOSTS = {"example.org", "www.example.org"}


@app.route("/login")
def login():
    target = request.args.get("next", "/")
    # ruleid: open-redirect
    return redirect(target)


@app.route("/logout")
def logout():
    # ok: open-redirect
    return redirect(url_for("login", next=request.path))


@app.route("/move")
def move():
    # ok: open-redirect
    return redirect(f"/articles/{request.args['name']}")


@app.route("/away")
def away():
    target = request.args["to"]
    parts = urlparse(target)
    if parts.netloc not in HOSTS:
        return "not there"
    # ok: open-redirect
    return redirect(target)


@app.route("/back")
def back():
    if request.args.get("next") and is_safe_url(request.args.get("next")):
        # ok: open-redirect
        return redirect(request.args.get("next"))
    parts = urlparse(request.args["next"])
    # ok: open-redirect
    return redirect(parts._replace(scheme="", netloc="").geturl())


def is_safe_url(url):
    return url.startswith("https://example.org/")


def enter(request):
    target = request.GET["next"]
    if url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        # ok: open-redirect
        return HttpResponseRedirect(target)
    # ruleid: open-redirect
    return go(target)
