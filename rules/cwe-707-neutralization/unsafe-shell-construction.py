import os
import shlex
import subprocess


def ping(host):
    # ruleid: unsafe-shell-construction
    os.system("ping -c 1 " + host)


def count_lines(path):
    # ruleid: unsafe-shell-construction
    return subprocess.check_output(f"wc -l < {path}", shell=True)


def ping_quoted(host):
    # ok: unsafe-shell-construction
    os.system("ping -c 1 " + shlex.quote(host))


def ping_as_list(host):
    # ok: unsafe-shell-construction
    subprocess.run(["ping", "-c", "1", host], check=True)


def run_all(command):
    # ok: unsafe-shell-construction
    subprocess.run("set -e; " + command, shell=True, check=True)


def pause(seconds):
    # ok: unsafe-shell-construction
    os.system("sleep " + str(int(seconds)))


def _ping(host):
    # ok: unsafe-shell-construction
    os.system("ping -c 1 " + host)
