from flask import redirect, request, session


def login():
    user = check(request.form["name"], request.form["password"])
    if user:
        # ruleid: session-not-rotated
        session["user_id"] = user.id
    return redirect("/")


def login_well():
    user = check(request.form["name"], request.form["password"])
    if user:
        session.clear()
        # ok: session-not-rotated
        session["user_id"] = user.id
    return redirect("/")


def sign_in(request, user):
    request.session.cycle_key()
    # ok: session-not-rotated
    request.session["user_id"] = user.id


def login_on_one_way(user, fresh):
    if fresh:
        session.clear()
    # ruleid: session-not-rotated
    session["user_id"] = user.id


def choose_language(language):
    # ok: session-not-rotated
    session["language"] = language


def remember(user):
    # ok: session-not-rotated
    session["user_id"] = user.id


def check(name, password):
    return find(name, password)
