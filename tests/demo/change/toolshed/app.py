"""The pages."""

import datetime

import flask

from toolshed import catalogue, printing, reminders, store

app = flask.Flask(__name__)


@app.get("/tools")
def list_tools():
    with store.opened() as connection:
        return flask.render_template("tools.html", tools=store.tools(connection))


@app.post("/tools")
def add_tool():
    form = flask.request.form
    with store.opened() as connection:
        number = store.add_tool(connection, form["name"], form["owner"])
    return flask.redirect(flask.url_for("show_tool", number=number))


@app.get("/tools/<int:number>")
def show_tool(number):
    with store.opened() as connection:
        lent = store.is_lent(connection, number)
    return flask.render_template("tool.html", number=number, lent=lent)


@app.post("/tools/<int:number>/lend")
def lend_tool(number):
    due = datetime.date.today() + datetime.timedelta(days=14)
    with store.opened() as connection:
        if store.is_lent(connection, number):
            flask.abort(409)
        store.lend(connection, number, flask.request.form["borrower"], due.isoformat())
    return flask.redirect(flask.url_for("show_tool", number=number))


@app.post("/labels")
def print_labels():
    with store.opened() as connection:
        for tool in store.tools(connection):
            printing.send(printing.save(tool, "spool"))
    return "", 204


@app.get("/search")
def search():
    words = flask.request.args.get("q", "")
    with store.opened() as connection:
        return flask.render_template("tools.html", tools=store.search(connection, words))


@app.post("/catalogue")
def import_catalogue():
    upload = flask.request.files["catalogue"]
    with store.opened() as connection:
        count = catalogue.load(connection, upload)
    return f"{count} tools taken over"


@app.post("/reminders")
def remind():
    today = datetime.date.today().isoformat()
    with store.opened() as connection:
        reminders.send_all(store.overdue(connection, today))
    return "", 204


if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)
