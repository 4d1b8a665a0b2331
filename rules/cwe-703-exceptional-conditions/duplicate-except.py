def port(settings):
    try:
        return int(settings["port"])
    # ruleid: duplicate-except
    except ValueError:
        return 80
    except KeyError:
        return None
    # ruleid: duplicate-except
    except ValueError:
        return 443


def port_as(settings):
    try:
        return int(settings["port"])
    # ok: duplicate-except
    except ValueError as error:
        return error
    # ok: duplicate-except
    except KeyError as error:
        return error
