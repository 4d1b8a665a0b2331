class Client:
    def hello(self, name):
        # ruleid: partial-send-ignored
        self.sock.send(b"HELO " + name)
        # ok: partial-send-ignored
        self.sock.sendall(b"HELO " + name)

    def push(self, data):
        while data:
            # ok: partial-send-ignored
            sent = self.sock.send(data)
            data = data[sent:]


def answer(client_socket, body):
    # ruleid: partial-send-ignored
    client_socket.send(body)
    # ok: partial-send-ignored
    return client_socket.send(body)
