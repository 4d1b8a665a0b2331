import secrets

from flask import Flask, jsonify, request

app = Flask(__name__)
LARGEST = 1000


@app.route("/codes")
def codes():
    count = int(request.args["count"])
    # ruleid: size-from-request
    return jsonify([secrets.token_hex(8) for _ in range(count)])


@app.route("/padding")
def padding():
    # ruleid: size-from-request
    return " " * int(request.args.get("width", 10))


@app.route("/few")
def few():
    count = min(int(request.args["count"]), LARGEST)
    # ok: size-from-request
    return jsonify(list(range(count)))


@app.route("/checked")
def checked():
    count = int(request.args["count"])
    if count > LARGEST:
        return "too many", 400
    # ok: size-from-request
    return jsonify(list(range(count)))


@app.route("/sum", methods=["POST"])
def total():
    values = request.get_json()
    # ok: size-from-request
    return str(sum(values[i] for i in range(len(values))))
