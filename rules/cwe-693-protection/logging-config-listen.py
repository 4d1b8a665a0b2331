import logging.config


def serve(check):
    # ruleid: logging-config-listen
    first = logging.config.listen(9999)
    # ok: logging-config-listen
    second = logging.config.listen(9999, verify=check)
    return first, second
