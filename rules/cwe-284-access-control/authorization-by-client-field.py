from flask import abort, request


def remove(item):
    # ruleid: authorization-by-client-field
    if request.cookies.get("is_admin") == "1":
        item.delete()
    # ruleid: authorization-by-client-field
    if request.args["admin"]:
        item.delete()
    # ruleid: authorization-by-client-field
    if request.headers.get("X-Role") != "admin":
        abort(403)
    # ok: authorization-by-client-field
    if request.args.get("page"):
        item.show()
    # ok: authorization-by-client-field
    role = request.form["role"]
    item.owner.role = role


def allowed(user):
    # ruleid: authorization-by-client-field
    return request.cookies["role"] == "admin"


def allowed_well(user):
    # ok: authorization-by-client-field
    return user.is_admin
