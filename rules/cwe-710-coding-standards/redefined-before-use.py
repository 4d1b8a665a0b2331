def check(client):
    # ruleid: redefined-before-use
    response = client.post("/users", {"name": "ann"})
    response = client.get("/users/ann")
    assert response.ok


def area(shape):
    # ruleid: redefined-before-use
    width = shape.right - shape.left
    width = shape.bottom - shape.top
    return width


# ok: redefined-before-use
def total(rows):
    result = None
    result = sum(rows)
    return result


# ok: redefined-before-use
def retry(call):
    try:
        answer = call()
        answer = answer or call()
    except OSError:
        answer = None
    return answer


# ok: redefined-before-use
def try_operators(a, b):
    x = a
    x = a + b
    x = a - b
    x = a / b
    print(b)
    x = b
    return x


# ok: redefined-before-use
def warm(cache):
    entry = cache.load("a")  # noqa: F841
    entry = cache.load("b")
    return entry
