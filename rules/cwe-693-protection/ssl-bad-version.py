import ssl
from ssl import PROTOCOL_TLSv1 as OLD

# ruleid: ssl-bad-version
first = ssl.SSLContext(ssl.PROTOCOL_SSLv3)
# ruleid: ssl-bad-version
second = ssl.SSLContext(OLD)
third = ssl.create_default_context()
# ruleid: ssl-bad-version
third.minimum_version = ssl.TLSVersion.TLSv1
# ok: ssl-bad-version
third.minimum_version = ssl.TLSVersion.TLSv1_2
# ok: ssl-bad-version
third.options |= ssl.OP_NO_TLSv1
# ok: ssl-bad-version
refuse(ssl.OP_NO_TLSv1, ssl.OP_NO_TLSv1_1)
# ruleid: ssl-bad-version
third.options &= ~ssl.OP_NO_TLSv1

# ok: ssl-bad-version
NAMES = {ssl.TLSVersion.TLSv1: "TLS 1.0", ssl.TLSVersion.TLSv1_2: "TLS 1.2"}


def is_old(version):
    # ok: ssl-bad-version
    return version == ssl.TLSVersion.TLSv1
