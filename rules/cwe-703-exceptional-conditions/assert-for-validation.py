import hmac
import os
import sys


def delete_account(request, account):
    # ruleid: assert-for-validation
    assert request.user == account.owner
    account.delete()


def publish(user, page):
    # ruleid: assert-for-validation
    assert user.has_perm("pages.publish"), "not allowed"
    page.publish()


def main():
    # ruleid: assert-for-validation
    assert len(sys.argv) > 1, "usage: convert FILE"
    path = sys.argv[1]
    # ruleid: assert-for-validation
    assert os.path.exists(path), path + " is missing"
    # ruleid: assert-for-validation
    assert "API_TOKEN" in os.environ
    return path


def webhook(body, given, key):
    # ruleid: assert-for-validation
    assert hmac.compare_digest(hmac.digest(key, body, "sha256"), given)


def fold(request, values, width):
    # ok: assert-for-validation
    assert width > 0
    # ok: assert-for-validation
    assert request.args is not None
    # ok: assert-for-validation
    assert all(len(value) <= width for value in values), "made by split()"
    return values


def checked(user, page):
    if not user.has_perm("pages.publish"):
        raise PermissionError("pages.publish is needed")
    # ok: assert-for-validation
    assert page is not None
    page.publish()
