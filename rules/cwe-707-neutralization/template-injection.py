from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, Template

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args["name"]
    # ruleid: template-injection
    first = render_template_string("<p>Hello " + name + "</p>")
    # ruleid: template-injection
    second = Template("Hello %s" % name).render()
    # ruleid: template-injection
    third = Environment().from_string(f"Hello {name}")
    # ok: template-injection
    fourth = render_template_string("<p>Hello {{ name }}</p>", name=name)
    # ok: template-injection
    fifth = Template("Hello {{ name }}").render(name=name)
    # ok: template-injection
    return render_template("all.html", all=[first, second, third, fourth, fifth])
