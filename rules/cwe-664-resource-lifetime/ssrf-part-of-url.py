from urllib.parse import quote

import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/weather")
def weather():
    # ruleid: ssrf-part-of-url
    return requests.get("https://weather.example/v1/" + request.args["town"], timeout=5).text


@app.route("/weather-quoted")
def weather_quoted():
    town = quote(request.args["town"], safe="")
    # ok: ssrf-part-of-url
    return requests.get(f"https://weather.example/v1/{town}", timeout=5).text


@app.route("/weather-parameter")
def weather_parameter():
    # ok: ssrf-part-of-url
    return requests.get("https://weather.example/v1", params={"town": request.args["town"]}, timeout=5).text


SERVER = "https://weather.example/v1"


@app.route("/weather-of-server")
def weather_of_server():
    url = SERVER + "/towns/%s" % request.args["town"]
    # ruleid: ssrf-part-of-url
    return requests.get(url, timeout=5).text


@app.route("/weather-elsewhere")
def weather_elsewhere():
    url = "https://" + request.args["server"] + "/v1"
    # ok: ssrf-part-of-url
    return requests.get(url, timeout=5).text
