from mako.lookup import TemplateLookup
from mako.template import Template

# ruleid: mako-without-escaping
page = Template("<p>${name}</p>")
# ruleid: mako-without-escaping
pages = TemplateLookup(directories=["pages"])
# ok: mako-without-escaping
safe = Template("<p>${name}</p>", default_filters=["h"])
