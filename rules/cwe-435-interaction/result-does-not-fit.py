import asyncio


async def fetch(address):
    return await asyncio.sleep(1, address)


def pair(text):
    first, _, rest = text.partition(" ")
    return first, rest


def triple(text):
    return (*pair(text), text)


def numbers(count):
    for number in range(count):
        yield number


def save(things):
    for thing in things:
        thing.keep()
    print("saved")


def find(things, name):
    for thing in things:
        if thing.name == name:
            return thing
    return None


async def main(address, things):
    # ruleid: result-does-not-fit
    fetch(address)
    # ruleid: result-does-not-fit
    print(fetch(address).upper())
    # ruleid: result-does-not-fit
    if fetch(address):
        pass
    # ok: result-does-not-fit
    await fetch(address)
    # ok: result-does-not-fit
    task = asyncio.create_task(fetch(address))
    # ok: result-does-not-fit
    waiting = fetch(address)
    await asyncio.gather(task, waiting)
    # ruleid: result-does-not-fit
    text = fetch(address)
    return text.upper()


def use(text, things):
    # ruleid: result-does-not-fit
    a, b, c = pair(text)
    # ok: result-does-not-fit
    a, *b = pair(text)
    # ok: result-does-not-fit
    a, b, c = triple(text)
    # ruleid: result-does-not-fit
    print(pair(text).first)
    # ruleid: result-does-not-fit
    numbers(3)
    # ruleid: result-does-not-fit
    print(numbers(3)[0])
    # ok: result-does-not-fit
    print(list(numbers(3)), next(numbers(3)), numbers(3).close())
    # Python 2 has no __next__.
    # ok: result-does-not-fit
    print(numbers(3).next())
    # ruleid: result-does-not-fit
    for thing in save(things):
        print(thing)
    # ok: result-does-not-fit
    done = save(things)
    # What may be None is for the rules that follow values.
    # ok: result-does-not-fit
    print(find(things, "a").name, done)


def wrong_on_purpose(text):
    try:
        # ok: result-does-not-fit
        a, b, c = pair(text)
    except ValueError:
        a = b = c = None
    return a, b, c
