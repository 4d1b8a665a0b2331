from lxml import etree
from xml.sax import handler, make_parser

# ruleid: xml-entities-enabled
open_parser = etree.XMLParser(resolve_entities=True)
sax = make_parser()
# ruleid: xml-entities-enabled
sax.setFeature(handler.feature_external_ges, True)
# ok: xml-entities-enabled
closed = etree.XMLParser(resolve_entities=False, no_network=True)
# ok: xml-entities-enabled
sax.setFeature(handler.feature_external_ges, False)
