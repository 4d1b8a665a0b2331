from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/render", methods=["POST"])
def render():
    document = etree.parse("report.xml")
    sheet = etree.XML(request.data)
    # ruleid: xslt-injection
    made = etree.XSLT(sheet)
    # ruleid: xslt-injection
    other = document.xslt(sheet)
    # ok: xslt-injection
    fixed = etree.XSLT(etree.parse("report.xslt"))
    return str(made(document)) + str(fixed(document))
