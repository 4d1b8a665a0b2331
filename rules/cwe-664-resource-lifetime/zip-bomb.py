import gzip
import zipfile

from flask import Flask, request

app = Flask(__name__)
LIMIT = 50_000_000


@app.route("/import", methods=["POST"])
def import_all():
    with zipfile.ZipFile(request.files["archive"]) as archive:
        # ruleid: zip-bomb
        archive.extractall("incoming")
    return "ok"


@app.route("/log", methods=["POST"])
def import_log():
    # ruleid: zip-bomb
    with gzip.open(request.files["log"]) as log:
        return log.read(LIMIT)


@app.route("/own")
def unpack_own():
    # ok: zip-bomb
    zipfile.ZipFile("templates.zip").extractall("templates")
    return "ok"
