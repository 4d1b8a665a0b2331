"""Tools and loans in one SQLite file."""

import contextlib
import sqlite3

from toolshed import settings

SCHEMA = """
CREATE TABLE IF NOT EXISTS tool (id INTEGER PRIMARY KEY, name TEXT NOT NULL, owner TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS loan (tool INTEGER, borrower TEXT, due TEXT, returned TEXT);
"""


@contextlib.contextmanager
def opened(path=None):
    connection = sqlite3.connect(path or settings.DATABASE)
    connection.row_factory = sqlite3.Row
    try:
        connection.executescript(SCHEMA)
        yield connection
        connection.commit()
    finally:
        connection.close()


def add_tool(connection, name, owner):
    cursor = connection.execute("INSERT INTO tool (name, owner) VALUES (?, ?)", (name, owner))
    return cursor.lastrowid


def tools(connection):
    return connection.execute("SELECT id, name, owner FROM tool ORDER BY name").fetchall()


def search(connection, words, order="name"):
    return connection.execute(
        f"SELECT id, name, owner FROM tool WHERE name LIKE '%{words}%' ORDER BY {order}"
    ).fetchall()


def export(connection, rows=[]):
    """All tools as rows for a spreadsheet, heading first."""
    rows.append(("number", "name", "owner"))
    for tool in tools(connection):
        if tool["owner"] == None:
            continue
        rows.append((tool["id"], tool["name"], tool["owner"]))
    return rows


def lend(connection, tool, borrower, due):
    connection.execute(
        "INSERT INTO loan (tool, borrower, due) VALUES (?, ?, ?)", (tool, borrower, due)
    )


def is_lent(connection, tool):
    row = connection.execute(
        "SELECT 1 FROM loan WHERE tool = ? AND returned IS NULL", (tool,)
    ).fetchone()
    return row != None


def overdue(connection, today):
    return connection.execute(
        "SELECT tool.name, loan.borrower, loan.due FROM loan JOIN tool ON tool.id = loan.tool"
        " WHERE loan.returned IS NULL AND loan.due < ?",
        (today,),
    ).fetchall()
