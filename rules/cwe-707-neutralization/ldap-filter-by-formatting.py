import ldap
from ldap.filter import escape_filter_chars


def find(connection, base, user, group):
    # ruleid: ldap-filter-by-formatting
    connection.search_s(base, ldap.SCOPE_SUBTREE, f"(uid={user})")
    # ruleid: ldap-filter-by-formatting
    connection.search_s(base, ldap.SCOPE_SUBTREE, "(&(objectClass=person)(uid=%s))" % user)
    # ruleid: ldap-filter-by-formatting
    query = "(&(cn={})(objectClass=group))".format(group)
    # ruleid: ldap-filter-by-formatting
    other = "(mail=" + user + ")"
    # ok: ldap-filter-by-formatting
    connection.search_s(base, ldap.SCOPE_SUBTREE, f"(uid={escape_filter_chars(user)})")
    safe = escape_filter_chars(user)
    # ok: ldap-filter-by-formatting
    connection.search_s(base, ldap.SCOPE_SUBTREE, "(uid=%s)" % safe)
    # ok: ldap-filter-by-formatting
    text = f"(user {user} group {group})"
    return query, other, text
