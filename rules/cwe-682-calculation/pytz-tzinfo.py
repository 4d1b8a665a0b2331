import datetime

import pytz


def noon(zone, value):
    # ruleid: pytz-tzinfo
    first = datetime.datetime(2024, 5, 1, 12, tzinfo=pytz.timezone(zone))
    # ruleid: pytz-tzinfo
    second = value.replace(tzinfo=pytz.timezone(zone))
    # ok: pytz-tzinfo
    third = pytz.timezone(zone).localize(value)
    # ok: pytz-tzinfo
    fourth = value.replace(tzinfo=pytz.utc)
    # ok: pytz-tzinfo
    fifth = value.replace(tzinfo=pytz.timezone("UTC"))
    # ruleid: pytz-tzinfo
    sixth = value.replace(tzinfo=pytz.timezone("Europe/Rome"))
    return first, second, third, fourth, fifth, sixth
