from flask import Flask, request

app = Flask(__name__)


@app.route("/greet")
def greet():
    user = find_user()
    pattern = request.args["pattern"]
    # ruleid: format-string-from-user
    first = pattern.format(user=user)
    # ruleid: format-string-from-user
    second = ("Hello " + pattern).format(user)
    # ok: format-string-from-user
    third = "Hello {}".format(pattern)
    return {"all": [first, second, third]}


def find_user():
    return object()
