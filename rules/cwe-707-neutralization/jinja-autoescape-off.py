import os

import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape

# ruleid: jinja-autoescape-off
plain = Environment(loader=FileSystemLoader("templates"))
# ruleid: jinja-autoescape-off
off = jinja2.Environment(autoescape=False, loader=FileSystemLoader("templates"))
ESCAPES = 0
# ruleid: jinja-autoescape-off
number = jinja2.Environment(autoescape=ESCAPES)
# ok: jinja-autoescape-off
on = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())
# ok: jinja-autoescape-off
true = jinja2.Environment(autoescape=True)
# These templates make configuration files, not HTML.
# ok: jinja-autoescape-off
config = Environment(loader=FileSystemLoader("conf"), autoescape=False)
# ok: jinja-autoescape-off
strict = Environment(loader=FileSystemLoader("conf"), undefined=jinja2.StrictUndefined)


def manual(programs, folder):
    """Write a page in RST for each program."""
    # ok: jinja-autoescape-off
    pages = Environment(loader=FileSystemLoader(folder))
    return [pages.get_template("page.j2").render(program) for program in programs]


def site(folder):
    """Write the pages of the site, in HTML, from its YAML."""
    # ruleid: jinja-autoescape-off
    pages = Environment(loader=FileSystemLoader(folder))
    return pages.get_template("page.html")


# ok: jinja-autoescape-off
sources = Environment(loader=FileSystemLoader("sources"), trim_blocks=True)


def new_module(name):
    template = sources.get_template("module.py.jinja")
    return template.render(name=name)


# ok: jinja-autoescape-off
skeletons = Environment(loader=FileSystemLoader("skeletons"))


def new_project(folder, names):
    for name in names:
        with open(os.path.join(folder, name), "w") as file:
            template = skeletons.get_template(name + ".jinja")
            text = template.render(name=name)
            file.write(text)


# ruleid: jinja-autoescape-off
reports = Environment(loader=FileSystemLoader("reports"))


def new_report(name, rows):
    with open(name + ".html", "w") as file:
        template = reports.get_template(name)
        file.write(template.render(rows=rows))
