def answer(channel, ending):
    out = b""
    while out.find(ending) == -1:
        # ruleid: receive-without-end
        out += channel.recv(1024)
    return out


def careful(channel, ending):
    out = b""
    while ending not in out:
        # ok: receive-without-end
        piece = channel.recv(1024)
        if not piece:
            raise EOFError
        out += piece
    return out
