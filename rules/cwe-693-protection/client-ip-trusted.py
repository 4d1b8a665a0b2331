from flask import Flask, abort, request

app = Flask(__name__)
TRUSTED = ("10.0.0.5", "10.0.0.6")


@app.route("/admin")
def admin():
    address = request.headers.get("X-Forwarded-For", request.remote_addr)
    # ruleid: client-ip-trusted
    if address not in TRUSTED:
        abort(403)
    # ruleid: client-ip-trusted
    if request.headers.get("X-Real-IP") == "127.0.0.1":
        return "debug"
    # ok: client-ip-trusted
    if request.remote_addr not in TRUSTED:
        abort(403)
    # ok: client-ip-trusted
    if address == "":
        abort(400)
    return "welcome"
