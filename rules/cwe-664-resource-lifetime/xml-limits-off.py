from lxml import etree, objectify


def read_feed(text):
    # ruleid: xml-limits-off
    parser = etree.XMLParser(huge_tree=True, recover=True)
    return etree.fromstring(text, parser)


def read_parts(path):
    # ruleid: xml-limits-off
    for event, element in etree.iterparse(path, huge_tree=True):
        yield element.tag


def read_bound(text):
    # ok: xml-limits-off
    return objectify.fromstring(text, objectify.makeparser(huge_tree=False))


def read_large(text):
    # ok: xml-limits-off
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
    return etree.fromstring(text, parser)


def read_page(text):
    # ok: xml-limits-off
    return etree.fromstring(text, etree.HTMLParser(huge_tree=True))
