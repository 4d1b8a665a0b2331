import csv

from flask import Flask, request

app = Flask(__name__)


@app.route("/add", methods=["POST"])
def add():
    name = request.form["name"]
    with open("names.csv", "a", newline="") as stream:
        writer = csv.writer(stream)
        # ruleid: csv-injection
        writer.writerow([name, 1])
        # ok: csv-injection
        writer.writerow(["'" + name, 1])
        # ok: csv-injection
        writer.writerow([int(request.form["age"])])
    return "done"
