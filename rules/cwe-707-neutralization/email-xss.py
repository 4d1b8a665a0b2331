import html
from email.mime.text import MIMEText

from flask import Flask, render_template, request
from flask_mail import Message

app = Flask(__name__)


@app.route("/contact", methods=["POST"])
def contact():
    name = request.form["name"]
    # ruleid: email-xss
    first = MIMEText("<p>Hello " + name + "</p>", "html")
    # ruleid: email-xss
    second = Message("Hello", html=f"<p>Hello {name}</p>")
    # ok: email-xss
    third = Message("Hello", html=render_template("mail.html", name=name))
    # ok: email-xss
    fourth = MIMEText("<p>Hello " + html.escape(name) + "</p>", "html")
    # ok: email-xss
    fifth = MIMEText("Hello " + name, "plain")
    return deliver(first, second, third, fourth, fifth)


def deliver(*mails):
    return {"sent": len(mails)}
