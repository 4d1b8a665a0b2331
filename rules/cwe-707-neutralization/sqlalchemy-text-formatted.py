import sqlalchemy as sa
from sqlalchemy import text


def find(query, name, table_name):
    # ruleid: sqlalchemy-text-formatted
    first = query.filter(text(f"name = '{name}'"))
    # ruleid: sqlalchemy-text-formatted
    second = query.filter(text("name = '%s'" % name))
    # ruleid: sqlalchemy-text-formatted
    third = query.filter(sa.text("name = '" + name + "'"))
    # ok: sqlalchemy-text-formatted
    fourth = query.filter(text("name = :name").bindparams(name=name))
    # ok: sqlalchemy-text-formatted
    fifth = text(f"SELECT count(*) FROM {table_name}")
    return first, second, third, fourth, fifth
