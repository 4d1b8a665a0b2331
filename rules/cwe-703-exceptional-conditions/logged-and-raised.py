import logging

LOG = logging.getLogger(__name__)


def fetch(client, key):
    try:
        return client.get(key)
    # ruleid: logged-and-raised
    except KeyError:
        LOG.exception("no such key")
        raise


def fetch_again(client, key):
    try:
        return client.get(key)
    # ruleid: logged-and-raised
    except KeyError as error:
        LOG.error("no such key: %s", error)
        raise error


def well(client, key):
    try:
        return client.get(key)
    # ok: logged-and-raised
    except KeyError as error:
        raise LookupError(f"no such key: {key}") from error
    # ok: logged-and-raised
    except OSError:
        LOG.exception("the store is down")
        return None
    # ok: logged-and-raised
    except ValueError:
        LOG.debug("on its way")
        raise
