import ssl

context = ssl.create_default_context()
# ruleid: hostname-check-off
context.check_hostname = False
# ok: hostname-check-off
context.check_hostname = True


def connect(validate_certs, options):
    trusted = ssl.create_default_context()
    if not validate_certs:
        trusted.options |= ssl.OP_NO_SSLv3
        # ok: hostname-check-off
        trusted.check_hostname = False
    if options.insecure:
        # ok: hostname-check-off
        trusted.check_hostname = False
    if options.fast:
        # ruleid: hostname-check-off
        trusted.check_hostname = False
    return trusted
