# ruleid: checked-result
user.show()
# ok: checked-result
user = find_user(1) or guest()
