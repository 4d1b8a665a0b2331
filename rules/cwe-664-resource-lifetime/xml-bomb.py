import xml.dom.minidom
import xml.etree.ElementTree as ET

import defusedxml.ElementTree
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/orders", methods=["POST"])
def order():
    # ruleid: xml-bomb
    root = ET.fromstring(request.data)
    return root.get("number")


@app.route("/invoices", methods=["POST"])
def invoice():
    body = request.get_data()
    # ruleid: xml-bomb
    document = xml.dom.minidom.parseString(body)
    return document.documentElement.tagName


@app.route("/maps", methods=["POST"])
def chart():
    parser = etree.XMLParser(huge_tree=True)
    # ruleid: xml-bomb
    return etree.fromstring(request.data, parser).tag


@app.route("/safe", methods=["POST"])
def safe():
    # ok: xml-bomb
    return defusedxml.ElementTree.fromstring(request.data).tag


def settings(path):
    # ok: xml-bomb
    return ET.parse(path).getroot()
