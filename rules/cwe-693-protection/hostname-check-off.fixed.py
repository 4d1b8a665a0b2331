import ssl

context = ssl.create_default_context()
# ruleid: hostname-check-off
context.check_hostname = True
# ok: hostname-check-off
context.check_hostname = True
