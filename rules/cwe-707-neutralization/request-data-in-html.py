import html

from flask import request


def application(environ, start_response):
    # ruleid: request-data-in-html
    page = "<h1>Nothing at %s</h1>" % environ.get("PATH_INFO", "/")
    # ok: request-data-in-html
    page += "<h2>%s</h2>" % html.escape(environ.get("PATH_INFO", "/"))
    # ok: request-data-in-html
    page += "<p>Port %s</p>" % environ["SERVER_PORT"]
    start_response("404 Not Found", [("Content-Type", "text/html")])
    return [page.encode()]


def view():
    name = request.args["name"]
    # ruleid: request-data-in-html
    page = "<b>" + name
    # ok: request-data-in-html
    line = "name: " + name
    return page, line
