import logging
import traceback

from django.http import JsonResponse
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/work")
def work():
    try:
        return start()
    except ValueError:
        # ruleid: stack-trace-exposure
        return traceback.format_exc()
    except KeyError:
        # ruleid: stack-trace-exposure
        return jsonify(error=traceback.format_exc())
    except OSError:
        logging.error("work failed: %s", traceback.format_exc())
        # ok: stack-trace-exposure
        return "Something went wrong"


def view(request):
    try:
        return JsonResponse({"done": start()})
    except ValueError:
        text = traceback.format_exc()
        # ruleid: stack-trace-exposure
        return JsonResponse({"error": text}, status=500)


def start():
    raise ValueError
