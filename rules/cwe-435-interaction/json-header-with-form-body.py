import json

import requests


def create(url, name, session):
    # ruleid: json-header-with-form-body
    requests.post(url, headers={"Content-Type": "application/json"}, data={"name": name}, timeout=5)
    # ruleid: json-header-with-form-body
    session.put(url, data=dict(name=name), headers={"content-type": "application/json; charset=utf-8"})
    # ok: json-header-with-form-body
    requests.post(url, json={"name": name}, timeout=5)
    # ok: json-header-with-form-body
    requests.post(url, headers={"Content-Type": "application/json"}, data=json.dumps({"name": name}), timeout=5)
    # ok: json-header-with-form-body
    requests.post(url, headers={"Accept": "application/json"}, data={"name": name}, timeout=5)
