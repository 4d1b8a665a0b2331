import base64
import json
import pickle

import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/load", methods=["POST"])
def load():
    # ruleid: deserialization
    basket = pickle.loads(base64.b64decode(request.cookies["basket"]))
    # ruleid: deserialization
    settings = yaml.load(request.data, Loader=yaml.Loader)
    # ok: deserialization
    settings = yaml.safe_load(request.data)
    # ok: deserialization
    settings = yaml.load(request.data, Loader=yaml.SafeLoader)
    # ok: deserialization
    return json.loads(request.cookies["basket"]) or str(basket) + str(settings)


def cached(path):
    with open(path, "rb") as stream:
        # ok: deserialization
        return pickle.load(stream)
