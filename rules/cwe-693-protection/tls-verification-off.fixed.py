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


import boto3
import ldap
import ldap3
import pymongo


class Directory:
    def __init__(self, uri):
        self.connection = ldap.initialize(uri)
        # ruleid: tls-verification-off
        self.connection.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)
        # ok: tls-verification-off
        self.connection.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
        self.http = requests.Session()
        # ruleid: tls-verification-off
        self.http.verify = True

    def page(self, url):
        # ruleid: tls-verification-off
        return self.http.get(url, verify=True, timeout=5)


def stores(host):
    # ruleid: tls-verification-off
    tls = ldap3.Tls(validate=ssl.CERT_NONE)
    # ruleid: tls-verification-off
    documents = pymongo.MongoClient(host, tls=True, tlsAllowInvalidCertificates=True)
    # ruleid: tls-verification-off
    objects = boto3.client("s3", verify=True)
    # ok: tls-verification-off
    queue = boto3.client("sqs", verify="/etc/ssl/own.pem")
    return tls, documents, objects, queue
