import datetime
import time
import uuid


# ruleid: default-computed-once
def log(text, when=datetime.datetime.now()):
    print(when, text)


# ruleid: default-computed-once
def start(name, at=time.time(), more=None):
    return name, at, more


# ruleid: default-computed-once
def make(name, identifier=uuid.uuid4()):
    return name, identifier


# ok: default-computed-once
def well(text, when=None):
    print(when or datetime.datetime.now(), text)


# ok: default-computed-once
def later(text, clock=time.time):
    print(clock(), text)
