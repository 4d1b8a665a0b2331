class Mailer:
    def __init__(self, host, port=25):
        self.host = host
        self.port = port

    def send(self, to, subject, body, *, urgent=False):
        return (self.host, to, subject, body, urgent)

    def remind(self, to):
        # ruleid: call-arity-mismatch
        return self.send(to, "Reminder")

    def warn(self, to, body):
        # ruleid: call-arity-mismatch
        return self.send(to, "Warning", body, True)

    def tell(self, to, body):
        # ok: call-arity-mismatch
        return self.send(to, "News", body, urgent=False)


def page_of(rows, size, start=0):
    return rows[start : start + size]


def first_page(rows, options):
    # ruleid: call-arity-mismatch
    page_of(rows, 10, offset=0)
    # ruleid: call-arity-mismatch
    page_of(rows, 10, size=10)
    # ok: call-arity-mismatch
    page_of(rows, **options)
    # ok: call-arity-mismatch
    return page_of(rows, size=10)


def open_mailer(settings):
    # ruleid: call-arity-mismatch
    backup = Mailer()
    # ok: call-arity-mismatch
    return Mailer(settings.host), backup


def test_wrong_on_purpose(pytest):
    with pytest.raises(TypeError):
        # ok: call-arity-mismatch
        page_of()
