import os

import sqlalchemy

# ruleid: credentials-in-url
BROKER = "amqp://worker:Zu9-kleeblatt@queue.shop.internal:5672/jobs"


def connect():
    # ruleid: credentials-in-url
    engine = sqlalchemy.create_engine("postgresql+psycopg://shop:h7Gq2vLw@db3.shop.internal/orders")
    # ok: credentials-in-url
    local = sqlalchemy.create_engine("postgresql://postgres:postgres@localhost/orders")
    # ok: credentials-in-url
    other = sqlalchemy.create_engine("mysql://scott:tiger99@db.example.com/orders")
    # ok: credentials-in-url
    built = sqlalchemy.create_engine("postgresql://%s:%s@db3.shop.internal/orders" % (os.environ["U"], os.environ["P"]))
    # ok: credentials-in-url
    told = "postgresql://user:password@host/name"
    # ok: credentials-in-url
    plain = "https://shop.example.org:8443/@me"
    return engine, local, other, built, told, plain
