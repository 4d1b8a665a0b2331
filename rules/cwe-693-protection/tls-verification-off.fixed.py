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


def connect(validate_certs, options, url):
    context = ssl.create_default_context()
    if not validate_certs:
        # ok: tls-verification-off
        context.verify_mode = ssl.CERT_NONE
    if options.insecure:
        # ok: tls-verification-off
        return requests.get(url, verify=False, timeout=5)
    if options.fast:
        # ruleid: tls-verification-off
        context.verify_mode = ssl.CERT_NONE
    return context
