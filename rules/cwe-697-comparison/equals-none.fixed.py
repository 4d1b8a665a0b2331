def name_of(user, query, User):
    # ruleid: equals-none
    if user is None:
        return ""
    # ruleid: equals-none
    if user.name != None:
        return user.name
    # ok: equals-none
    if user is None:
        return ""
    # ok: equals-none
    return query.filter(User.name == None)
