def send(address, text, retries=3):
    """Send a message.

    Args:
        address (str): where it goes
            # ruleid: stale-docstring-parameters
        message: what is said
        retries (int, optional): how often it is tried
    """
    return address, text, retries


def connect(host, port):
    """Connect to a server.

    :param host: its name
    :param int port: its number
    # ruleid: stale-docstring-parameters
    :param timeout: seconds to wait
    :raises OSError: if it is down
    """
    return host, port


def mean(values, weights):
    """Compute the mean.

    Parameters
    ----------
    values : list of float
        What is added up.
        # ruleid: stale-docstring-parameters
    axis : int
        Along which it is added.
    weights : list of float

    Returns
    -------
    result : float
    """
    return sum(values) / sum(weights)


def draw(shape, **options):
    """Draw a shape.

    Args:
        shape: what is drawn
            # ok: stale-docstring-parameters
        colour: one of the options
    """
    return shape, options


def parse(text, *, strict=False):
    """Parse a text.

    Args:
        text: what is parsed
        strict: whether errors are raised

    Example:
            # ok: stale-docstring-parameters
        tree: parse("1 + 1")
    """
    return text, strict
