import os
import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)
TOOLS = {"ping": "/bin/ping", "trace": "/usr/sbin/traceroute"}


@app.route("/lookup")
def lookup():
    host = request.args.get("host", "")
    # ruleid: command-injection
    os.system("nslookup " + host)
    # ruleid: command-injection
    subprocess.run(f"ping -c 1 {host}", shell=True)
    # ok: command-injection
    subprocess.run(["ping", "-c", "1", host])
    # ok: command-injection
    os.system("nslookup " + shlex.quote(host))
    # ok: command-injection
    os.system("sleep %d" % int(request.args["seconds"]))
    if host.isalnum():
        # ok: command-injection
        os.system("nslookup " + host)
    return "done"


@app.route("/convert", methods=["POST"])
def convert():
    options = []
    options.append("convert")
    options.append(request.form["picture"])
    # ruleid: command-injection
    subprocess.check_output(" ".join(options), shell=True)
    # ruleid: command-injection
    subprocess.Popen([request.form["program"], "--version"])
    # ruleid: command-injection
    subprocess.run(["sh", "-c", "echo " + request.form["text"]])
    return "done"


@app.route("/tool")
def tool():
    name = request.args["tool"]
    program = TOOLS.get(name)
    # ok: command-injection
    subprocess.run([program, "localhost"])
    if name not in TOOLS:
        return "no such tool"
    # ok: command-injection
    subprocess.run("systemctl status " + name, shell=True)
    return "done"


def clean_up(folder):
    # ok: command-injection
    subprocess.run("rm -r " + folder, shell=True)


def start(command, environment=None):
    # ruleid: command-injection
    return subprocess.Popen(command, env=environment)


@app.route("/convert")
def convert():
    name = request.form["name"]
    command = ["convert", name, "out.png"]
    # ok: command-injection
    subprocess.run(command)
    command = ["convert"] + request.form.getlist("names")
    command.append("out.png")
    # ok: command-injection
    subprocess.run(command)
    start(["identify", name])
    start([name, "--version"])
    command = ["bash", "-c", name]
    # ruleid: command-injection
    subprocess.run(command)
    command = ["identify"]
    command.insert(0, name)
    # ruleid: command-injection
    subprocess.run(command)
    command = name.split()
    # ruleid: command-injection
    subprocess.run(command)
