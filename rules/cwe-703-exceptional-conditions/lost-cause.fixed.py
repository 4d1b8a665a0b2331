def port(settings):
    try:
        return settings["port"]
    except Exception:
        # ruleid: lost-cause
        raise ValueError("no port")


def port_as(settings):
    try:
        return settings["port"]
    except Exception as error:
        # ruleid: lost-cause
        raise ValueError("no port: %s" % error) from error


def port_of(settings):
    try:
        return settings["port"]
    except Exception as error:
        # ok: lost-cause
        raise ValueError("no port") from error


def port_or(settings):
    try:
        return settings["port"]
    except KeyError:
        # ok: lost-cause
        raise ValueError("no port")


def again(settings):
    try:
        return settings["port"]
    except Exception as error:
        if settings:
            # ok: lost-cause
            raise error
        # ok: lost-cause
        raise
