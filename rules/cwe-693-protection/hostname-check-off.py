import ssl

context = ssl.create_default_context()
# ruleid: hostname-check-off
context.check_hostname = False
# ok: hostname-check-off
context.check_hostname = True
