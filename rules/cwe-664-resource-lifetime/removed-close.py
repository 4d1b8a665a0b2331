"""Before the change, read closed its connection. It takes two versions of the file to see that, so that nothing is
reported of this one alone: what is, stands in tests/git/test_removed.py."""
import pool


def read(query):
    # todoruleid: removed-close
    connection = pool.connect()
    return [row.name for row in connection.run(query)]


def write(query):
    # ok: removed-close
    with pool.connect() as connection:
        connection.run(query)
