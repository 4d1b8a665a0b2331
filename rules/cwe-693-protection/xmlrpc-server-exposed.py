from xmlrpc.server import DocXMLRPCServer, SimpleXMLRPCServer


def serve(port, host):
    # ruleid: xmlrpc-server-exposed
    server = SimpleXMLRPCServer(("0.0.0.0", port), allow_none=True)
    # ruleid: xmlrpc-server-exposed
    other = DocXMLRPCServer(("", 8000))
    # ok: xmlrpc-server-exposed
    local = SimpleXMLRPCServer(("localhost", port))
    # ok: xmlrpc-server-exposed
    chosen = SimpleXMLRPCServer((host, port))
    return server, other, local, chosen
