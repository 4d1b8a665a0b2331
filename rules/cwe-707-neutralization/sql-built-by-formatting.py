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


def purge(cursor, table, where_clause, ids, name):
    # ok: sql-built-by-formatting
    cursor.execute("DELETE FROM %s WHERE id = ?" % (table,), ids)
    # ok: sql-built-by-formatting
    cursor.execute(f"SELECT id FROM person WHERE {where_clause}", ids)
    # ok: sql-built-by-formatting
    cursor.execute("SELECT id FROM person WHERE id IN (%s)" % (",".join("?" for _ in ids),), ids)
    # ok: sql-built-by-formatting
    cursor.execute("SELECT id FROM person WHERE kind = '%s'" % Kind.ADMIN)
    # ok: sql-built-by-formatting
    cursor.execute(f"DROP TABLE {name}")
    # ruleid: sql-built-by-formatting
    cursor.execute("SELECT id FROM %s WHERE name = '%s'" % (table, name))
    # ruleid: sql-built-by-formatting
    cursor.execute(f"SELECT id FROM {table} WHERE name = '{name}'")


def later(cursor, name, table, ids):
    # ruleid: sql-built-by-formatting
    query = "SELECT id FROM person WHERE name = '%s'" % name
    # ruleid: sql-built-by-formatting
    query = f"SELECT id FROM person WHERE name = '{name}'"
    # ruleid: sql-built-by-formatting
    query = "SELECT id FROM person WHERE name = '" + name + "'"
    # ruleid: sql-built-by-formatting
    query = "INSERT INTO person VALUES (1, '{}')".format(name)
    # ok: sql-built-by-formatting
    query = "SELECT id FROM %s WHERE name = ?" % table
    # ok: sql-built-by-formatting
    query = f"SELECT id FROM person WHERE id IN ({','.join('?' * len(ids))})"
    # ok: sql-built-by-formatting
    query = "Update the page = %s" % name
    cursor.execute(query)


def rank(cursor, least, name):
    # ok: sql-built-by-formatting
    query = f"SELECT {least}(depth) FROM edge WHERE name = ? AND is_state IN (?, {least}(1))"
    # ruleid: sql-built-by-formatting
    query = "SELECT id FROM person WHERE id = %s" % name
    # ruleid: sql-built-by-formatting
    query = "SELECT id FROM person WHERE id = " + name
    cursor.execute(query, (name,))


def load(cursor, table, kind, values, row, name):
    # ok: sql-built-by-formatting
    cursor.execute("INSERT INTO %s VALUES (%s)" % (table, values), row)
    # ok: sql-built-by-formatting
    cursor.execute("SELECT %s FROM state WHERE id = ?" % kind, (row,))
    # ok: sql-built-by-formatting
    cursor.execute(f"SELECT {kind} FROM state WHERE id = ?", (row,))
    # ruleid: sql-built-by-formatting
    cursor.execute(f"SELECT id FROM state WHERE kind = ? AND name = '{name}'", (kind,))
    # ruleid: sql-built-by-formatting
    cursor.execute("SELECT id FROM state WHERE kind = ? AND name = '%s'" % name, (kind,))


def by_tag(manager, spark, connection, tag):
    # ruleid: sql-built-by-formatting
    first = manager.raw("SELECT * FROM article WHERE tags LIKE '%%" + tag + "%%'")
    # ruleid: sql-built-by-formatting
    second = spark.sql(f"SELECT * FROM article WHERE tag = '{tag}'")
    # ok: sql-built-by-formatting
    third = manager.raw("SELECT * FROM article WHERE tags LIKE %s", [tag])
    # ok: sql-built-by-formatting
    fourth = connection.execute_query_dict("SELECT * FROM article WHERE tag = ?", [tag])
    return first, second, third, fourth
