import jinja2
from flask import render_template_string, request


def greet(name, environment):
    # ruleid: template-built-by-formatting
    first = render_template_string(f"<h1>Hello {name}</h1>")
    # ruleid: template-built-by-formatting
    second = render_template_string("<h1>Hello %s</h1>" % request.args["name"])
    # ruleid: template-built-by-formatting
    third = jinja2.Template("Dear " + name + ", {{ text }}")
    # ruleid: template-built-by-formatting
    fourth = environment.from_string("{{% set x = {} %}}".format(name))
    # ok: template-built-by-formatting
    fifth = render_template_string("<h1>Hello {{ name }}</h1>", name=name)
    # ok: template-built-by-formatting
    sixth = environment.from_string("{{ text }}")
    # ok: template-built-by-formatting
    seventh = UserID.from_string(f"@{name}")
    return first, second, third, fourth, fifth, sixth, seventh
