# ruleid: closed-late
held = acquire_lock("a")
# ok: closed-late
held().release()
