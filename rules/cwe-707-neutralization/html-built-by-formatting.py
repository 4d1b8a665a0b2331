import html
from django.http import HttpResponse
from flask import make_response


def hello(request):
    name = request.GET["name"]
    # ruleid: html-built-by-formatting
    return HttpResponse(f"<h1>Hello {name}</h1>")


def bye(name):
    # ruleid: html-built-by-formatting
    return make_response("<p>Bye " + name + "</p>")


def safe(name):
    # ok: html-built-by-formatting
    return HttpResponse(f"<p>{html.escape(name)}</p>")


def plain(count):
    # ok: html-built-by-formatting
    return HttpResponse(f"{count} rows")
