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


@app.route("/partner")
def partner():
    page = request.args["page"]
    first = "https://partner.example/{}".format(page)
    second = "https://partner.example/%s" % page
    third = f"https://partner.example/{page}"
    fourth = f"https://{page}/start"
    if request.args["which"] == "1":
        # ok: open-redirect
        return redirect(first)
    if request.args["which"] == "2":
        # ok: open-redirect
        return redirect(second)
    if request.args["which"] == "3":
        # ok: open-redirect
        return redirect(third)
    # ruleid: open-redirect
    return redirect(fourth)


@app.route("/local")
def local():
    target = request.args["to"].replace("\\", "/")
    if not urlparse(target).netloc:
        # ok: open-redirect
        return redirect(target)
    return redirect("/")


@app.route("/almost-local")
def almost_local():
    target = request.args["to"]
    if not urlparse(target).netloc:
        # ruleid: open-redirect
        return redirect(target)
    return redirect("/")


@app.route("/one-slash")
def one_slash():
    target = request.args["to"]
    plus = "/" + target.lstrip("/\\")
    more = "/" + (urlparse(target).path or "").strip("/") + "/"
    more += "?" + request.args["q"]
    braces = f"/{target.strip('/')}"
    longer = f"/{target.lstrip('/')}?page={target}"
    joined = "".join(["/", target.lstrip("/")])
    percent = "/%s" % target.strip("/")
    formatted = "/{}".format(target.strip("/"))
    if request.args["which"] == "1":
        # ok: open-redirect
        return redirect(plus)
    if request.args["which"] == "2":
        # ok: open-redirect
        return redirect(more)
    if request.args["which"] == "3":
        # ok: open-redirect
        return redirect(braces)
    if request.args["which"] == "4":
        # ok: open-redirect
        return redirect(longer)
    if request.args["which"] == "5":
        # ok: open-redirect
        return redirect(joined)
    if request.args["which"] == "6":
        # ok: open-redirect
        return redirect(percent)
    if request.args["which"] == "7":
        # ok: open-redirect
        return redirect("/" + target.lstrip("/"))
    # ok: open-redirect
    return redirect(formatted)


@app.route("/two-slashes")
def two_slashes():
    target = request.args["to"]
    plus = "/" + target
    braces = f"/{target}"
    stripped = target.strip("/")
    other = "/" + target.strip(".")
    if request.args["which"] == "1":
        # ruleid: open-redirect
        return redirect("/" + target)
    if request.args["which"] == "2":
        # ruleid: open-redirect
        return redirect("/%s" % target)
    if request.args["which"] == "3":
        # ruleid: open-redirect
        return redirect("/{}".format(target))
    if request.args["which"] == "4":
        # ruleid: open-redirect
        return redirect(plus)
    if request.args["which"] == "5":
        # ruleid: open-redirect
        return redirect(stripped)
    if request.args["which"] == "6":
        # ruleid: open-redirect
        return redirect("https://%s/" % target)
    if request.args["which"] == "7":
        # ruleid: open-redirect
        return redirect(other)
    # ruleid: open-redirect
    return redirect(braces)


@app.route("/folder")
def folder():
    page = request.args["page"]
    target = "/articles/" + page + "?" + page
    if request.args["which"] == "1":
        # ok: open-redirect
        return redirect(target)
    target = "/articles/%s/%s" % (page, page)
    if request.args["which"] == "2":
        # ok: open-redirect
        return redirect(target)
    target = request.args["host"] + "/articles/" + page
    # ruleid: open-redirect
    return redirect(target)


SHOP = "https://shop.example.org"


@app.route("/shop")
def shop():
    page = request.args["page"]
    target = SHOP + "/articles/"
    target += page
    if request.args["which"] == "1":
        # ok: open-redirect
        return redirect(target)
    target = SHOP + page
    # ruleid: open-redirect
    return redirect(target)


class Editing(Page):
    def save(self):
        self.form = self.make_form(request.form)
        if self.form.valid:
            # ok: open-redirect
            return redirect(self.next_page())
        self.target = request.args["to"]
        # ruleid: open-redirect
        return redirect(self.target)
