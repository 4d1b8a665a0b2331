from flask import Flask, make_response, request

app = Flask(__name__)
LANGUAGES = ("de", "en")


@app.route("/settings")
def settings():
    answer = make_response("done")
    # ruleid: cookie-injection
    answer.set_cookie(request.args["name"], "on")
    # ruleid: cookie-injection
    answer.set_cookie("colour", request.args["colour"])
    # ok: cookie-injection
    answer.set_cookie("size", str(int(request.args["size"])))
    # ruleid: cookie-injection
    answer.headers["Set-Cookie"] = f"shape={request.args['shape']}; Secure"
    language = request.args["language"]
    if language in LANGUAGES:
        # ok: cookie-injection
        answer.set_cookie("language", language)
    return answer
