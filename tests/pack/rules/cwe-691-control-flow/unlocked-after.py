# ruleid: unlocked-after
lock.lock()
# ok: unlocked-after
lock.unlock()
