from flask import Flask, request

from shop.models import Order, User, db

app = Flask(__name__)
FIELDS = ("name", "mail")


@app.route("/users", methods=["POST"])
def add():
    # ruleid: mass-assignment
    db.session.add(User(**request.get_json()))
    user = User.query.first()
    for key, value in request.form.items():
        # ruleid: mass-assignment
        setattr(user, key, value)
    for key in FIELDS:
        # ok: mass-assignment
        setattr(user, key, request.form[key])
    # ok: mass-assignment
    db.session.add(User(name=request.form["name"]))
    # ruleid: mass-assignment
    Order.objects.create(**request.get_json())
    return "done"
