import jwt


def user(token, key):
    # ruleid: jwt-unverified
    claims = jwt.decode(token, options={"verify_signature": True})
    # ruleid: jwt-unverified
    old = jwt.decode(token, key, verify=True)
    # ok: jwt-unverified
    good = jwt.decode(token, key, algorithms=["HS256"])
    return claims, old, good
