import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)
request_logger = app.logger


@app.route("/login", methods=["POST"])
def login():
    name = request.form["name"]
    # ruleid: log-injection
    log.info("login of %s", name)
    # ruleid: log-injection
    logging.warning("failed: " + name)
    # ruleid: log-injection
    request_logger.warn("login of " + name)
    # ok: log-injection
    log.info("login of %r", repr(name))
    # ok: log-injection
    log.info("login of %s", name.replace("\n", ""))
    # ok: log-injection
    log.info("%d bytes", int(request.form["size"]))
    # ok: log-injection
    log.info("method %s", request.method)
    return "done"
