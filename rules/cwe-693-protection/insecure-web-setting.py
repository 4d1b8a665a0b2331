# ruleid: insecure-web-setting
SESSION_COOKIE_SECURE = False
# ok: insecure-web-setting
CSRF_COOKIE_SECURE = True
# ok: insecure-web-setting
SESSION_SAVE_EVERY_REQUEST = False


def configure(app):
    # ruleid: insecure-web-setting
    app.config["SESSION_COOKIE_HTTPONLY"] = False
    # ruleid: insecure-web-setting
    app.config.update(SESSION_COOKIE_SECURE=False)
    # ok: insecure-web-setting
    app.config["SESSION_COOKIE_SECURE"] = True
