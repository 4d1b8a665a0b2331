import jwt
from jose import jwt as jose_jwt


def issue(claims, key):
    # ruleid: jwt-none-algorithm
    token = jwt.encode(claims, "", algorithm="none")
    # ruleid: jwt-none-algorithm
    other = jwt.encode(claims, None, "none")
    # ok: jwt-none-algorithm
    good = jwt.encode(claims, key, algorithm="HS256")
    # ok: jwt-none-algorithm
    default = jwt.encode(claims, key)
    return token, other, good, default


def read(token, key):
    # ruleid: jwt-none-algorithm
    claims = jwt.decode(token, key, algorithms=["HS256", "none"])
    # ruleid: jwt-none-algorithm
    again = jose_jwt.decode(token, key, algorithms=["None"])
    # ok: jwt-none-algorithm
    good = jwt.decode(token, key, algorithms=["RS256"])
    return claims, again, good
