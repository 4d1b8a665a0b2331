import os
import subprocess
import urllib.request

import requests


def install(url):
    # ruleid: download-without-integrity
    os.system("curl -sSL https://get.example.org/install.sh | sudo bash")
    # ruleid: download-without-integrity
    subprocess.run("wget -qO- https://get.example.org | sh -s -- -y", shell=True, check=True)
    # ruleid: download-without-integrity
    subprocess.check_call(["bash", "-c", "curl https://get.example.org | python3 -"])
    # ruleid: download-without-integrity
    exec(requests.get(url, timeout=5).text)
    # ruleid: download-without-integrity
    exec(urllib.request.urlopen(url, timeout=5).read())
    # ok: download-without-integrity
    os.system("curl -sSL -o tool.tar.gz https://get.example.org/tool.tar.gz")
    # ok: download-without-integrity
    subprocess.run("curl https://api.example.org/v1 | jq .name", shell=True, check=True)
    # ok: download-without-integrity
    return requests.get(url, timeout=5).text
