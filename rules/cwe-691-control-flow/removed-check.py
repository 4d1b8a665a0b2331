"""Before the change, rename looked at the name with validate_name. It takes two versions of the file to see that, so
that nothing is reported of this one alone: what is, stands in tests/git/test_removed.py."""


def validate_name(name):
    if not name.isalnum():
        raise ValueError(name)


def rename(connection, name):
    # todoruleid: removed-check
    connection.execute(f"ALTER TABLE old RENAME TO {name}")


def drop(connection, name):
    validate_name(name)
    # ok: removed-check
    connection.execute(f"DROP TABLE {name}")
