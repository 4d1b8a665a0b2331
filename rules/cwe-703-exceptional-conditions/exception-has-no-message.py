def load(path, log):
    try:
        return open(path).read()
    except OSError as error:
        # ruleid: exception-has-no-message
        log.error("unreadable: %s", error.message)
        return ""


def ask(client, log):
    try:
        return client.ask()
    except client.ApiError as error:
        # ok: exception-has-no-message
        log.error("refused: %s", error.message)
    except ValueError as error:
        # ok: exception-has-no-message
        log.error("refused: %s", error)
        if hasattr(error, "message"):
            # ok: exception-has-no-message
            log.error(error.message)
