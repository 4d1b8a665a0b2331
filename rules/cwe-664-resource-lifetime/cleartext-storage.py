import hashlib


def remember(response, user, password):
    # ruleid: cleartext-storage
    response.set_cookie("login", password)
    # ok: cleartext-storage
    response.set_cookie("session", user.session_id)
    return response


def save(path, account):
    with open(path, "w") as file:
        # ruleid: cleartext-storage
        file.write(account.password)
        # ok: cleartext-storage
        file.write(account.password_hash)
        # ruleid: cleartext-storage
        file.writelines([account.name + "\n", account.password + "\n"])


def save_note(note, password):
    # ruleid: cleartext-storage
    note.write_text(password)
    # ok: cleartext-storage
    note.write_bytes(hashlib.scrypt(password, salt=note.salt, n=16384, r=8, p=1))


def send(process, password):
    # ok: cleartext-storage
    process.stdin.write(password)
