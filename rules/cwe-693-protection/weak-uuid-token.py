import uuid


def invite(user):
    # ruleid: weak-uuid-token
    token = uuid.uuid1().hex
    # ruleid: weak-uuid-token
    user.reset_token = str(uuid.uuid1())
    # ok: weak-uuid-token
    user.api_key = uuid.uuid4().hex
    # ok: weak-uuid-token
    request_id = uuid.uuid1()
    return token, request_id
