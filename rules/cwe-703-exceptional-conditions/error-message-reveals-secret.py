def login(name, password, api_key):
    if len(password) < 8:
        # ruleid: error-message-reveals-secret
        raise ValueError(f"the password {password} is too short")
    if not name:
        # ruleid: error-message-reveals-secret
        raise ValueError("no user for key %s" % api_key)
    if name == password:
        # ruleid: error-message-reveals-secret
        raise ValueError("{} is no password".format(password))


def well(name, password):
    if len(password) < 8:
        # ok: error-message-reveals-secret
        raise ValueError(f"the password has {len(password)} characters")
    if not name:
        # ok: error-message-reveals-secret
        raise ValueError("%s has no password" % name)
