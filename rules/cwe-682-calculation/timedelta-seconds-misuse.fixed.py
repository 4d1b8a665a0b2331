def expired(now, start, limit):
    # ruleid: timedelta-seconds-misuse
    if (now - start).total_seconds() > limit:
        return True
    # ok: timedelta-seconds-misuse
    return (now - start).total_seconds() > limit
