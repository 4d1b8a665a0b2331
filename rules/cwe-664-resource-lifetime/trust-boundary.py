from flask import Flask, request, session

from shop.models import User

app = Flask(__name__)
LANGUAGES = ("de", "en")


@app.route("/role", methods=["POST"])
def role():
    # ruleid: trust-boundary
    session["role"] = request.form["role"]
    # ruleid: trust-boundary
    session[request.form["name"]] = "on"
    # ok: trust-boundary
    session["pages"] = int(request.form["pages"])
    language = request.form["language"]
    if language in LANGUAGES:
        # ok: trust-boundary
        session["language"] = language
    user = User.query.filter_by(name=request.form["name"]).first()
    # ok: trust-boundary
    session["user"] = user.id
    return "done"
