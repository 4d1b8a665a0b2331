import socket
from http.server import HTTPServer


def serve(app, handler):
    server = socket.socket()
    # ruleid: bind-all-interfaces
    server.bind(("0.0.0.0", 8000))
    # ruleid: bind-all-interfaces
    app.run(host="0.0.0.0")
    # ruleid: bind-all-interfaces
    web = HTTPServer(("", 8080), handler)
    # ok: bind-all-interfaces
    server.bind(("127.0.0.1", 8000))
    return web
