import logging

log = logging.getLogger(__name__)


def login(self, user, password, request, settings):
    # ruleid: cleartext-logging
    log.info("login of %s with %s", user, password)
    # ruleid: cleartext-logging
    logging.debug(f"password={password}")
    # ruleid: cleartext-logging
    self.logger.error("refused: %s" % settings.api_key)
    # ruleid: cleartext-logging
    log.warning("token {}".format(request.access_token))
    # ok: cleartext-logging
    log.info("login of %s", user)
    # ok: cleartext-logging
    log.info("password of %s is wrong", user)
    # ok: cleartext-logging
    log.info("length %d", len(password))


def by_another_name(password):
    out = log
    # ruleid: cleartext-logging
    out.info("signed in with %s", password)
    paper = open("names.txt")
    # ok: cleartext-logging
    paper.info("signed in with %s", password)


def attach(connector, volume, options):
    # ruleid: cleartext-logging
    log.debug("attaching with %s", connector["auth_password"])
    # ruleid: cleartext-logging
    log.debug("attaching %s with %s", volume, options.get("access_token"))
    # ok: cleartext-logging
    log.debug("attaching with %s", connector["password_file"])
    # ok: cleartext-logging
    log.debug("attaching as %s", options.get("name"))
