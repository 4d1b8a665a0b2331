import socket
import ssl


def talk(host):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)
    # ruleid: ssl-old-versions-allowed
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def talk_now(host):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # ok: ssl-old-versions-allowed
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def talk_by_default(host):
    context = ssl.create_default_context()
    # ok: ssl-old-versions-allowed
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def talk_without_old(host):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS)
    context.options |= ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
    # ok: ssl-old-versions-allowed
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def talk_in_one_call(channel):
    # ruleid: ssl-old-versions-allowed
    return ssl.wrap_socket(channel)
