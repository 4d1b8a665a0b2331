from ctypes import CDLL, c_int
from ctypes.util import find_library

libpam = CDLL(find_library("pam"))

# ruleid: pam-no-account-check
PAM_AUTHENTICATE = libpam.pam_authenticate
PAM_AUTHENTICATE.restype = c_int
# ok: pam-no-account-check
PAM_START = libpam.pam_start


def login(user, password):
    import PAM

    auth = PAM.pam()
    auth.start("passwd")
    auth.set_item(PAM.PAM_USER, user)
    # ruleid: pam-no-account-check
    auth.authenticate()
    return auth


def other(backend, user):
    # ok: pam-no-account-check
    return backend.authenticate(user)
