import html

import tornado.web
from django.http import HttpResponse
from flask import Flask, jsonify, make_response, render_template, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    page = "<h1>Hello "
    page += name
    # ruleid: xss-reflected
    return page + "</h1>"


@app.route("/hello-escaped")
def hello_escaped():
    name = request.args.get("name", "you")
    if request.args.get("short"):
        # ok: xss-reflected
        return "Hello " + html.escape(name)
    # ok: xss-reflected
    return f"<h1>Hello {escape(name)}</h1>"


@app.route("/hello/<name>")
def hello_path(name):
    # ruleid: xss-reflected
    return make_response("Hello " + name)


@app.route("/count/<int:count>")
def count(count):
    # ok: xss-reflected
    return "So many: %s" % count


@app.route("/page")
def page():
    # ok: xss-reflected
    return render_template("page.html", name=request.args["name"])


@app.route("/header")
def header():
    # ok: xss-reflected
    return make_response(("done", {"x-name": request.args["name"]}))


@app.route("/plain")
def plain():
    # ok: xss-reflected
    answer = make_response("You sent " + request.args["name"])
    answer.mimetype = "text/plain"
    return answer


@app.route("/where")
def where():
    # ok: xss-reflected
    return "You are at " + request.path


@app.route("/data")
def data():
    # ok: xss-reflected
    return jsonify({"name": request.args["name"]})


@app.route("/object")
def as_object():
    # ok: xss-reflected
    return {"name": request.args["name"]}


def view(request):
    # ruleid: xss-reflected
    return HttpResponse("Hello " + request.GET.get("name", ""))


def view_text(request):
    # ok: xss-reflected
    return HttpResponse(request.GET["name"], content_type="text/plain")


def view_method(request):
    # ok: xss-reflected
    return HttpResponse("You used " + request.method)


class Page(tornado.web.RequestHandler):
    def get(self, path: str) -> None:
        # ruleid: xss-reflected
        self.write(f"{path} not found")
        # ok: xss-reflected
        self.write("not found")

    def post(self, path: str) -> None:
        # ok: xss-reflected
        self.write(dict(path=path))
        # ruleid: xss-reflected
        self.write(path)

    def put(self, path: str) -> None:
        # ruleid: xss-reflected
        self.write(path)
        if path:
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            # ok: xss-reflected
            self.write("no such page: %s" % path)

    def delete(self, path: str) -> None:
        self.set_header("Content-Type", "text/html")
        # ruleid: xss-reflected
        self.write(path)
