import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.route("/clone")
def clone():
    url = request.args["url"]
    # ruleid: argument-injection
    subprocess.run(["git", "clone", url], check=True)
    # ok: argument-injection
    subprocess.run(["git", "clone", "--", url], check=True)
    # ok: argument-injection
    subprocess.run(["git", "clone", "https://example.org/" + url], check=True)
    # ok: argument-injection
    subprocess.run(["echo", url], check=True)
    if url.startswith("-"):
        return "no such place"
    # ok: argument-injection
    subprocess.run(["git", "clone", url], check=True)
    return "done"
