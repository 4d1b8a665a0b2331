import ssl

import httpx
import requests


def fetch(url, authority):
    # ruleid: tls-verification-off
    first = requests.get(url, verify=True, timeout=5)
    # ruleid: tls-verification-off
    client = httpx.Client(verify=True)
    context = ssl.create_default_context()
    # ruleid: tls-verification-off
    context.verify_mode = ssl.CERT_NONE
    session = requests.Session()
    # ruleid: tls-verification-off
    session.verify = True
    # ok: tls-verification-off
    good = requests.get(url, verify=authority, timeout=5)
    # ok: tls-verification-off
    context.verify_mode = ssl.CERT_REQUIRED
    return first, client, good
