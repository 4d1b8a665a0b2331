import tornado.web

# ruleid: missing-csrf
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

# ok: missing-csrf
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

# ok: missing-csrf
MIDDLEWARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "project.security.StrictCsrfMiddleware",
)

# ok: missing-csrf
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]


def make(handlers, secret):
    # ruleid: missing-csrf
    plain = tornado.web.Application(handlers, cookie_secret=secret, xsrf_cookies=False)
    # ruleid: missing-csrf
    silent = tornado.web.Application(handlers, cookie_secret=secret)
    # ok: missing-csrf
    good = tornado.web.Application(handlers, cookie_secret=secret, xsrf_cookies=True)
    # ok: missing-csrf
    static = tornado.web.Application(handlers)
    return plain, silent, good, static
