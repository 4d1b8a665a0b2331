from email.message import EmailMessage
from email.mime.text import MIMEText

from flask import Flask, request

app = Flask(__name__)


@app.route("/contact", methods=["POST"])
def contact():
    mail = MIMEText("Somebody wrote")
    # ruleid: email-header-injection
    mail["Subject"] = "From " + request.form["name"]
    # ok: email-header-injection
    mail["To"] = "office@example.org"
    # ok: email-header-injection
    mail["X-Name"] = request.form["name"].replace("\n", " ")
    safe = EmailMessage()
    # ok: email-header-injection
    safe["Subject"] = request.form["name"]
    return "done"
