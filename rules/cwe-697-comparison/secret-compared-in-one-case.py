import hmac


def log_in(user, password, token):
    # ruleid: secret-compared-in-one-case
    if user.password.lower() == password.lower():
        return True
    # ruleid: secret-compared-in-one-case
    return hmac.compare_digest(token.access_token.upper(), user.stored)


def check(request, user):
    # ruleid: secret-compared-in-one-case
    if request.form["api_key"].lower() not in user.keys:
        return False
    # ok: secret-compared-in-one-case
    if request.form["email"].lower() == user.email:
        return True
    # ok: secret-compared-in-one-case
    if request.token_type.lower() == "bearer":
        return True
    # ok: secret-compared-in-one-case
    if user.password.lower() == "none":
        return False
    # ok: secret-compared-in-one-case
    return hmac.compare_digest(request.form["api_key"], user.key)
