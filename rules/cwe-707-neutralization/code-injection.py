import ast
import importlib

from django.http import HttpResponse
from flask import Flask, request

app = Flask(__name__)
BACKENDS = ("smtp", "console")


@app.route("/sum")
def total():
    formula = request.args["formula"]
    # ruleid: code-injection
    result = eval(formula)
    # ruleid: code-injection
    exec("value = " + formula)
    # ruleid: code-injection
    exec(compile(formula, "formula", "exec"))
    # ok: code-injection
    result = ast.literal_eval(formula)
    return str(result)


def preview(request):
    # ruleid: code-injection
    backend = importlib.import_module("mail." + request.GET["backend"])
    return HttpResponse(backend.NAME)


def send(request):
    name = request.GET["backend"]
    if name not in BACKENDS:
        return HttpResponse(status=400)
    # ok: code-injection
    backend = importlib.import_module("mail." + name)
    return HttpResponse(backend.NAME)


def formula_of_configuration(text):
    # ok: code-injection
    return eval(text)


def script(request):
    import js2py

    # ruleid: code-injection
    return HttpResponse(js2py.eval_js(request.GET["script"]))


@app.post("/sum")
def json_sum():
    given = json.loads(request.data)
    # ruleid: code-injection
    return str(eval(given["formula"]))
