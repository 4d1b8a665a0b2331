from http.server import BaseHTTPRequestHandler
from urllib.parse import quote

from flask import Flask, make_response, request
from werkzeug.datastructures import Headers

app = Flask(__name__)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        # ruleid: header-injection
        self.send_header("Location", self.headers["X-Next"])
        # ok: header-injection
        self.send_header("X-Path", quote(self.path))
        # ok: header-injection
        self.send_header("Content-Length", str(len(self.path)))


@app.route("/mark")
def mark():
    answer = make_response("done")
    # ruleid: header-injection
    answer.headers[request.args["name"]] = "1"
    # ok: header-injection
    answer.headers["X-Mark"] = "1"
    # ruleid: header-injection
    answer.headers.extend({request.args["other"]: "1"})
    more = Headers()
    # ruleid: header-injection
    more.add(request.args["third"], "1")
    # ok: header-injection
    more.add("X-Third", "1")
    return answer


def application(environ, start_response):
    from urllib.parse import parse_qs, quote
    name = parse_qs(environ.get("QUERY_STRING", "")).get("file", ["x"])[0]
    # ruleid: header-injection
    start_response("200 OK", [("Content-Type", "text/csv"), ("Content-Disposition", "attachment; filename=%s" % name)])
    # ok: header-injection
    start_response("200 OK", [("Content-Disposition", "attachment; filename=%s" % quote(name))])
    return [b""]
