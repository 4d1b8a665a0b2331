def number(text):
    try:
        return int(text)
    # ruleid: except-or
    except (ValueError, TypeError):
        return None


def number_as(text):
    try:
        return int(text)
    # ruleid: except-or
    except (ValueError, TypeError) as error:
        return error


def number_of(text):
    try:
        return int(text)
    # ok: except-or
    except (ValueError, TypeError):
        return None
