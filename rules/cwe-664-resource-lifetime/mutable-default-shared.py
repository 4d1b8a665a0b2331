# ruleid: mutable-default-shared
def context(request, extra={}):
    base = {"page": request}
    base.update(extra)
    return base


# ok: mutable-default-shared
def plain(request, extra=None):
    base = {"page": request}
    base.update(extra or {})
    return base


# ok: mutable-default-shared
def copied(request, extra={}):
    extra = dict(extra)
    return extra
