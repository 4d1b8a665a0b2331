import sqlite3

from flask import Flask, request
from sqlalchemy import select, text

from shop.models import Item, db

app = Flask(__name__)
COLUMNS = {"name": "name", "price": "price"}


@app.route("/items")
def items():
    word = request.args.get("word", "")
    connection = sqlite3.connect("shop.db")
    cursor = connection.cursor()
    # ruleid: sql-injection
    cursor.execute("SELECT * FROM item WHERE name = '" + word + "'")
    # ruleid: sql-injection
    cursor.execute(f"SELECT * FROM item WHERE name LIKE '%{word}%'")
    statement = "SELECT * FROM item WHERE name = '%s'" % word
    # ruleid: sql-injection
    connection.execute(statement)
    # ok: sql-injection
    cursor.execute("SELECT * FROM item WHERE name = ?", (word,))
    # ok: sql-injection
    cursor.execute("SELECT * FROM item LIMIT %d" % int(request.args["count"]))
    # ok: sql-injection
    cursor.execute("SELECT * FROM item ORDER BY " + COLUMNS[request.args["by"]])
    return str(cursor.fetchall())


@app.route("/orm")
def orm():
    word = request.args["word"]
    # ruleid: sql-injection
    db.session.execute(text("SELECT * FROM item WHERE name = '" + word + "'"))
    # ok: sql-injection
    db.session.execute(text("SELECT * FROM item WHERE name = :w"), {"w": word})
    # ok: sql-injection
    db.session.execute(select(Item).where(Item.name == word))
    return "done"


def search(request):
    # ruleid: sql-injection
    rows = Item.objects.raw("SELECT * FROM item WHERE n = '%s'" % request.GET["n"])
    # ruleid: sql-injection
    more = Item.objects.extra(where=["name = '" + request.GET["n"] + "'"])
    return rows, more


def report(cursor, table):
    # ok: sql-injection
    cursor.execute("SELECT count(*) FROM " + table)
