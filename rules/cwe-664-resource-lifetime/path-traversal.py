import contextlib
import io
import os
from pathlib import Path

import tornado.web
from aiohttp import web
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


class Files:
    async def relative(self, request: web.Request):
        try:
            wanted = self.folder.joinpath(request.match_info["name"]).resolve()
            wanted.relative_to(self.folder)
        except ValueError as error:
            raise web.HTTPNotFound() from error
        # ok: path-traversal
        return web.FileResponse(wanted)

    async def relative_on_one_way(self, request: web.Request):
        wanted = self.folder.joinpath(request.match_info["name"]).resolve()
        if not self.follows_links:
            wanted.relative_to(self.folder)
        # ruleid: path-traversal
        return web.FileResponse(wanted)

    async def relative_or_not(self, request: web.Request):
        wanted = self.folder.joinpath(request.match_info["name"]).resolve()
        try:
            wanted.relative_to(self.folder)
        except ValueError:
            pass
        # ruleid: path-traversal
        return web.FileResponse(wanted)

    async def relative_if_it_likes(self, request: web.Request):
        wanted = self.folder.joinpath(request.match_info["name"]).resolve()
        with contextlib.suppress(ValueError):
            wanted.relative_to(self.folder)
        # ruleid: path-traversal
        return web.FileResponse(wanted)

    async def relative_in_the_handler(self, request: web.Request):
        wanted = self.folder.joinpath(request.match_info["name"]).resolve()
        try:
            wanted.relative_to(self.folder)
        except ValueError:
            # ruleid: path-traversal
            return web.FileResponse(wanted)
        # ok: path-traversal
        return web.FileResponse(wanted)

    async def relative_by_text(self, request: web.Request):
        wanted = self.folder.joinpath(request.match_info["name"])
        # two dots in the middle stay
        wanted.relative_to(self.folder)
        # ruleid: path-traversal
        return web.FileResponse(wanted)

    async def relative_upwards(self, request: web.Request):
        wanted = self.folder.joinpath(request.match_info["name"]).resolve()
        wanted.relative_to(self.folder, walk_up=True)
        # ruleid: path-traversal
        return web.FileResponse(wanted)

    async def resolved_for_the_check(self, request: web.Request):
        wanted = self.folder.joinpath(request.match_info["name"])
        below = wanted.resolve().relative_to(self.folder)
        # ok: path-traversal
        (self.copies / below).unlink()
        # ok: path-traversal
        return web.FileResponse(wanted)
