import logging

from flask import Flask, jsonify

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.route("/total")
def total():
    try:
        return str(count_all())
    except Exception as error:
        # ruleid: exception-text-shown
        return "failed: " + str(error)


@app.route("/data")
def data():
    try:
        return jsonify(read_all())
    except Exception as error:
        log.exception("reading failed")
        # ruleid: exception-text-shown
        return jsonify({"error": str(error)})


@app.route("/order")
def order():
    try:
        return jsonify(read_order())
    except OrderError as error:
        # ok: exception-text-shown
        return jsonify({"error": str(error)})
    except Exception as error:
        log.error("reading failed: %s", error)
        # ok: exception-text-shown
        return jsonify({"error": "internal error"})


def text_of(call):
    try:
        return call()
    except Exception as error:
        # ok: exception-text-shown
        return str(error)
