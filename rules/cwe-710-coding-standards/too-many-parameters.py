# ruleid: too-many-parameters
def connect(host, port, user, password, database, timeout, retries, charset):
    return host, port, user, password, database, timeout, retries, charset


class Mailer:
    # ok: too-many-parameters
    def send(self, to, sender, subject, body, *, cc=(), bcc=(), reply_to=None):
        return to, sender, subject, body, cc, bcc, reply_to

    # ruleid: too-many-parameters
    def send_all(self, to, sender, subject, body, *files, cc=(), bcc=(), **headers):
        return to, sender, subject, body, files, cc, bcc, headers


# ok: too-many-parameters
def connect_by(settings, /, *, timeout=10):
    return settings.host, settings.port, timeout
