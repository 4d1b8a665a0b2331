from flask import request


def login(user, password):
    # ruleid: hardcoded-bypass
    if user == "admin" and password == "letmein42":
        return True
    # ruleid: hardcoded-bypass
    if request.form["password"] == "s3same":
        return True
    # ruleid: hardcoded-bypass
    if request.headers.get("api_key") in ("k-71828", "k-31415"):
        return True
    # ok: hardcoded-bypass
    if password == "":
        return False
    # ok: hardcoded-bypass
    if password == "prompt":
        return ask()
    # ok: hardcoded-bypass
    return user.check_password(password)


def test_login(client):
    # ok: hardcoded-bypass
    assert client.password == "letmein42"
