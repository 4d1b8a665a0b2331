import xml.dom.minidom
import xml.sax
import xml.sax.handler

from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/order", methods=["POST"])
def order():
    parser = etree.XMLParser(resolve_entities=True, no_network=False)
    # ruleid: xxe
    tree = etree.fromstring(request.data, parser)
    safe = etree.XMLParser(resolve_entities=False)
    # ok: xxe
    tree = etree.fromstring(request.data, safe)
    return tree.tag


@app.route("/sax", methods=["POST"])
def sax():
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    # ruleid: xxe
    return str(xml.dom.minidom.parseString(request.data, parser))


@app.route("/plain", methods=["POST"])
def plain():
    # ok: xxe
    return str(xml.dom.minidom.parseString(request.data))


def configuration(text):
    parser = etree.XMLParser(resolve_entities=True)
    # ok: xxe
    return etree.fromstring(text, parser)
