import sqlite3

COLUMNS = "id, name"


def find(cursor, db, name, ident, table):
    # ruleid: sql-built-by-formatting
    cursor.execute(f"SELECT id FROM person WHERE name = '{name}'")
    # ruleid: sql-built-by-formatting
    cursor.execute("SELECT id FROM person WHERE name = '%s'" % name)
    # ruleid: sql-built-by-formatting
    cursor.execute("DELETE FROM person WHERE id = {}".format(ident))
    # ruleid: sql-built-by-formatting
    db.execute(
        "UPDATE person SET name = '" + name + "' WHERE id = 1"
    )
    # ruleid: sql-built-by-formatting
    sqlite3.connect("x.db").executemany("insert into log values ('%s', ?)" % name, [])
    # ok: sql-built-by-formatting
    cursor.execute("SELECT id FROM person WHERE name = %s", (name,))
    # ok: sql-built-by-formatting
    cursor.execute(f"SELECT {COLUMNS} FROM person WHERE name = ?", (name,))
    # ok: sql-built-by-formatting
    cursor.execute("SELECT id, "
                   "name FROM person")
    # ok: sql-built-by-formatting
    executor.run(f"select a file, {name}")
    # ok: sql-built-by-formatting
    task.execute(f"{name} was here")
