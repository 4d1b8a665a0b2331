from flask import Flask
from flask_login import login_required

app = Flask(__name__)


@app.route("/orders")
@login_required
def orders():
    return "orders"


@app.route("/orders/<int:number>", methods=["DELETE"])
# ruleid: missing-auth-decorator
def remove_order(number):
    return "removed"


@app.route("/invoices")
@login_required
# ok: missing-auth-decorator
def invoices():
    return "invoices"


@app.route("/login", methods=["POST"])
# ok: missing-auth-decorator
def login():
    return "hello"


@app.route("/secret")
@admin_required
# ok: missing-auth-decorator
def secret():
    return "secret"
