# ruleid: deep-nesting
def copy_attachments(mails, folder):
    for mail in mails:
        if mail.is_multipart():
            for part in mail.walk():
                if part.get_filename():
                    try:
                        with open(folder / part.get_filename(), "wb") as out:
                            out.write(part.get_payload(decode=True))
                    except OSError:
                        continue


# ok: deep-nesting
def copy_attachment(part, folder):
    if not part.get_filename():
        return
    try:
        with open(folder / part.get_filename(), "wb") as out:
            out.write(part.get_payload(decode=True))
    except OSError:
        pass


# ok: deep-nesting
def chain(word):
    if word == "a":
        return 1
    elif word == "b":
        return 2
    elif word == "c":
        return 3
    elif word == "d":
        return 4
    elif word == "e":
        return 5
    elif word == "f":
        return 6
