from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.route("/login", methods=["POST"])
def login():
    sent = request.get_json()
    # ruleid: nosql-injection
    user = db.users.find_one({"name": sent["name"], "password": sent["password"]})
    # ok: nosql-injection
    user = db.users.find_one({"name": str(sent["name"])})
    # ok: nosql-injection
    user = db.users.find_one({"name": {"$eq": sent["name"]}})
    # ruleid: nosql-injection
    db.users.delete_many(request.json)
    # ok: nosql-injection
    db.users.find_one({"name": "admin"})
    return str(user)
