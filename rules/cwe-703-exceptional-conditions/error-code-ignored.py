import os
import socket
import subprocess


def backup(path):
    # ruleid: error-code-ignored
    os.system("tar cf backup.tar data")
    return path


def backup_or_fail():
    # ok: error-code-ignored
    if os.system("tar cf backup.tar data") != 0:
        raise RuntimeError("tar failed")


def probe(host):
    connection = socket.socket()
    # ruleid: error-code-ignored
    connection.connect_ex((host, 80))
    return connection


def is_open(host):
    connection = socket.socket()
    # ok: error-code-ignored
    return connection.connect_ex((host, 80)) == 0


def version():
    # ok: error-code-ignored
    status, text = subprocess.getstatusoutput("git --version")
    return text if status == 0 else None
