import logging

log = logging.getLogger(__name__)


def tell(self, name, size, error, values):
    # ruleid: logging-format-mismatch
    log.info("loaded %s with %d", name)
    # ruleid: logging-format-mismatch
    log.error("loading failed", name)
    # ruleid: logging-format-mismatch
    logging.warning("%s is full", name, size)
    # ruleid: logging-format-mismatch
    self.logger.debug("%s of %s: %s", name, size, exc_info=True)
    # ok: logging-format-mismatch
    log.info("loaded %s with %d%%", name, size)
    # ok: logging-format-mismatch
    log.info("%(name)s is full", {"name": name})
    # ok: logging-format-mismatch
    log.exception("loading failed")
    # ok: logging-format-mismatch
    log.info("%s %s", *values)
    # ok: logging-format-mismatch
    math.log(size, 2)
