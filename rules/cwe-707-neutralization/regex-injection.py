import re

from flask import Flask, request

app = Flask(__name__)


@app.route("/search")
def search():
    word = request.args["word"]
    text = open("words.txt").read()
    # ruleid: regex-injection
    first = re.findall(word, text)
    # ruleid: regex-injection
    second = re.compile("^" + word + "$")
    # ok: regex-injection
    third = re.search(re.escape(word), text)
    # ok: regex-injection
    fourth = re.search("[a-z]+", word)
    return str([first, second, third, fourth])
