import base64
import hashlib
import hmac


def check(request, key, body, known):
    # ruleid: timing-attack-compare
    if hmac.new(key, body, hashlib.sha256).hexdigest() == request.headers["X-Signature"]:
        return True
    # ruleid: timing-attack-compare
    if request.headers["X-Signature"] != hmac.new(key, body, "sha256").hexdigest():
        return False
    # ok: timing-attack-compare
    return hmac.compare_digest(hmac.new(key, body, "sha1").hexdigest(), known)


def check_later(given, key, body):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    if not given:
        return False
    # ruleid: timing-attack-compare
    return given == expected


def check_encoded(given, key, body):
    expected = base64.b64encode(hmac.new(key, body, hashlib.sha256).digest()).decode()
    # ruleid: timing-attack-compare
    if expected != given:
        raise PermissionError(given)


def check_object(given, key, body):
    mac = hmac.new(key, digestmod=hashlib.sha256)
    mac.update(body)
    # ruleid: timing-attack-compare
    if mac.hexdigest() != given:
        raise PermissionError(given)


def check_well(given, key, body):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ok: timing-attack-compare
    return hmac.compare_digest(given, expected)


def same_file(first, second):
    # ok: timing-attack-compare
    return hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()


def check_hook(key, body, given, user, reset_token, token):
    mac = hmac.new(key, body, "sha256")
    expected = "sha256=" + mac.hexdigest()
    # ruleid: timing-attack-compare
    if given != expected:
        return False
    wanted = f"v1={hmac.new(key, body, 'sha1').hexdigest()}"
    # ruleid: timing-attack-compare
    if wanted == given:
        return True
    # ok: timing-attack-compare
    if token == user.kind:
        return False
    # ruleid: timing-attack-compare
    return reset_token == user.reset_token
