import ldap3


def login(directory, server, name, password):
    # ruleid: ldap-anonymous-bind
    directory.simple_bind_s()
    # ruleid: ldap-anonymous-bind
    directory.simple_bind_s(name, "")
    # ruleid: ldap-anonymous-bind
    open_one = ldap3.Connection(server, authentication=ldap3.ANONYMOUS)
    # ok: ldap-anonymous-bind
    directory.simple_bind_s(name, password)
    return open_one
