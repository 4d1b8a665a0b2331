import ldap
import ldap3
from flask import Flask, request
from ldap3.utils.conv import escape_filter_chars

app = Flask(__name__)
BASE = "ou=users,dc=example,dc=org"


@app.route("/person")
def person():
    name = request.args["name"]
    directory = ldap.initialize("ldaps://directory.example.org")
    # ruleid: ldap-injection
    directory.search_s(BASE, ldap.SCOPE_SUBTREE, "(uid=" + name + ")")
    conn = ldap3.Connection("directory.example.org")
    # ruleid: ldap-injection
    conn.search(BASE, f"(uid={name})")
    # ruleid: ldap-injection
    conn.search(f"ou={name},dc=example,dc=org", "(objectClass=person)")
    # ok: ldap-injection
    conn.search(BASE, f"(uid={escape_filter_chars(name)})")
    # ok: ldap-injection
    conn.search(BASE, "(uid=admin)", attributes=["cn"])
    return "done"
