import configparser
import io

from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/user")
def user():
    name = request.args["name"]
    tree = etree.parse("users.xml")
    # ruleid: xpath-injection
    found = tree.xpath("//user[@name='" + name + "']")
    # ruleid: xpath-injection
    query = etree.XPath(f"//user[@name='{name}']")
    # ok: xpath-injection
    found = tree.xpath("//user[@name=$name]", name=name)
    if "'" in name:
        return "no such user"
    # ok: xpath-injection
    found = tree.xpath("//user[@name='" + name + "']")
    return str(found), query


@app.route("/built")
def built():
    query = io.StringIO()
    query.write("//user[@name='")
    query.write(request.args["name"])
    query.write("']")
    tree = etree.parse("users.xml")
    # ruleid: xpath-injection
    found = tree.xpath(query.getvalue())
    settings = configparser.ConfigParser()
    settings.set("people", "wanted", request.args["name"])
    settings.set("people", "default", "guest")
    # ruleid: xpath-injection
    found += tree.xpath("//user[@name='" + settings.get("people", "wanted") + "']")
    # ok: xpath-injection
    found += tree.xpath("//user[@name='" + settings.get("people", "default") + "']")
    return str(found)


@app.route("/quoted")
def quoted():
    name = request.args["name"].replace("'", "&apos;")
    # ok: xpath-injection
    return str(etree.parse("users.xml").xpath("//user[@name='" + name + "']"))
