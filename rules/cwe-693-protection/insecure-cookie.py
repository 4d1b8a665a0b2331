def login(response, token, theme):
    # ruleid: insecure-cookie
    response.set_cookie("session", token)
    # ruleid: insecure-cookie
    response.set_cookie("theme", theme, secure=False)
    # ruleid: insecure-cookie
    response.set_cookie(key="auth", value=token, secure=True, httponly=False)
    # ok: insecure-cookie
    response.set_cookie("session", token, secure=True, httponly=True, samesite="Lax")
    # ok: insecure-cookie
    response.set_cookie("theme", theme)
    return response
