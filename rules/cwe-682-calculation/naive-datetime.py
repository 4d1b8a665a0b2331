import time
from datetime import datetime, timezone


def stamps():
    # ruleid: naive-datetime
    wrong = datetime.utcnow().timestamp()
    # ruleid: naive-datetime
    worse = time.mktime(datetime.utcnow().timetuple())
    # ok: naive-datetime
    right = datetime.now(timezone.utc).timestamp()
    # ok: naive-datetime
    shown = datetime.utcnow().isoformat()
    return wrong, worse, right, shown
