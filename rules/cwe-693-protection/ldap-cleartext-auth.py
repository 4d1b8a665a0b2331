import ldap
import ldap3


def login(user, password):
    connection = ldap.initialize("ldap://directory.example.org")
    # ruleid: ldap-cleartext-auth
    connection.simple_bind_s(user, password)
    return connection


def login_encrypted(user, password):
    connection = ldap.initialize("ldap://directory.example.org")
    connection.start_tls_s()
    # ok: ldap-cleartext-auth
    connection.simple_bind_s(user, password)
    return connection


def login_ldaps(user, password):
    connection = ldap.initialize("ldaps://directory.example.org")
    # ok: ldap-cleartext-auth
    connection.simple_bind_s(user, password)
    return connection


def login_configured(user, password, config):
    connection = ldap.initialize(config.uri)
    # ok: ldap-cleartext-auth
    connection.simple_bind_s(user, password)
    return connection


def search(user, password):
    server = ldap3.Server("directory.example.org", get_info=ldap3.ALL)
    # ruleid: ldap-cleartext-auth
    connection = ldap3.Connection(server, user=user, password=password, auto_bind=True)
    return connection


def search_encrypted(user, password):
    server = ldap3.Server("directory.example.org", use_ssl=True)
    # ok: ldap-cleartext-auth
    connection = ldap3.Connection(server, user=user, password=password, auto_bind=True)
    return connection


def search_start_tls(user, password):
    server = ldap3.Server("directory.example.org")
    # ok: ldap-cleartext-auth
    connection = ldap3.Connection(server, user=user, password=password)
    connection.start_tls()
    connection.bind()
    return connection


HOST = "directory.example.org"


def search_told_not_to(user, password):
    server = ldap3.Server("ldap://" + HOST, port=389, use_ssl=False)
    # ruleid: ldap-cleartext-auth
    connection = ldap3.Connection(server, user, password)
    return connection


def search_by_position(user, password):
    server = ldap3.Server("directory.example.org", 636, True)
    # ok: ldap-cleartext-auth
    connection = ldap3.Connection(server, user, password)
    return connection
