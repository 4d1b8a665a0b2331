import io
import os
from pathlib import Path

import tornado.web
from flask import Flask, request, send_file
from werkzeug.utils import secure_filename

app = Flask(__name__)
FOLDER = Path("/srv/files")


@app.route("/file")
def file():
    name = request.args["name"]
    # ruleid: path-traversal
    with open("/srv/files/" + name) as stream:
        text = stream.read()
    # ruleid: path-traversal
    os.remove(os.path.join("/srv/files", name))
    # ruleid: path-traversal
    return send_file(f"/srv/files/{name}") or text


@app.route("/echo")
def echo():
    # ok: path-traversal
    return send_file(io.BytesIO(request.get_data()), mimetype="image/png")


@app.route("/path")
def path():
    wanted = FOLDER / request.args["name"]
    # ruleid: path-traversal
    return wanted.read_text()


@app.route("/checked")
def checked():
    wanted = (FOLDER / request.args["name"]).resolve()
    if not wanted.is_relative_to(FOLDER):
        return "no such file"
    # ok: path-traversal
    return wanted.read_text()


@app.route("/real")
def real():
    wanted = os.path.realpath(os.path.join("/srv/files", request.args["name"]))
    if not wanted.startswith("/srv/files/"):
        return "no such file"
    # ok: path-traversal
    with open(wanted) as stream:
        return stream.read()


@app.route("/dots")
def dots():
    name = request.args["name"]
    if ".." in name:
        return "no such file"
    # ok: path-traversal
    with open("/srv/files/" + name) as stream:
        return stream.read()


@app.route("/upload", methods=["POST"])
def upload():
    sent = request.files["picture"]
    # ruleid: path-traversal
    sent.save("/srv/pictures/" + sent.filename)
    # ok: path-traversal
    sent.save("/srv/pictures/" + secure_filename(sent.filename))
    # ok: path-traversal
    sent.save("/srv/pictures/" + os.path.basename(sent.filename))
    return "done"


def load(name):
    # ok: path-traversal
    return open("/srv/files/" + name).read()


class Component(tornado.web.RequestHandler):
    def get(self, path: str) -> None:
        parts = path.split("/")
        name = os.path.join("components", "/".join(parts[1:]))
        # ruleid: path-traversal
        with open(name, "rb") as file:
            self.write(file.read())

    def initialize(self, folder: str) -> None:
        # ok: path-traversal
        self.names = os.listdir(folder)


def tidy(path):
    return os.path.normpath(path)


@app.route("/tidied")
def tidied():
    wanted = tidy(request.args["name"])
    if wanted.startswith("reports/"):
        # ok: path-traversal
        return open(wanted).read()
    # ruleid: path-traversal
    return open(wanted).read()


@app.route("/begins")
def begins():
    wanted = request.args["name"]
    if wanted.startswith("reports/"):
        # ruleid: path-traversal
        return open(wanted).read()
    return "no such file"


@app.route("/tidied-after")
def tidied_after():
    wanted = request.args["name"]
    if not wanted.startswith("reports/"):
        return "no such file"
    wanted = tidy(wanted)
    # ruleid: path-traversal
    return open(wanted).read()


@app.route("/common")
def common():
    wanted = os.path.join("/srv/files/", request.args["name"])
    if os.path.commonprefix([os.path.realpath(wanted), "/srv/files/"]) != "/srv/files/":
        return "no such file"
    # ok: path-traversal
    return open(wanted).read()
