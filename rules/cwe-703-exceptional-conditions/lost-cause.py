def port(settings):
    try:
        return settings["port"]
    except KeyError:
        # ruleid: lost-cause
        raise ValueError("no port")


def port_of(settings):
    try:
        return settings["port"]
    except KeyError as error:
        # ok: lost-cause
        raise ValueError("no port") from error


def again(settings):
    try:
        return settings["port"]
    except KeyError as error:
        if settings:
            # ok: lost-cause
            raise error
        # ok: lost-cause
        raise
