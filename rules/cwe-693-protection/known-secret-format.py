import os

from shop import connect

# ruleid: known-secret-format
AWS_KEY = "AKIAQ7H2LMZTC5VWN3RD"
# ruleid: known-secret-format
headers = {"Authorization": "token ghp_q8ZrT2mLx0VbN5cKy7WdJ4hGs9PfAe3Ru6To"}
# ruleid: known-secret-format
KEY = """-----BEGIN RSA PRIVATE KEY-----
MIIEowIBAAKCAQEAwq1rZkQ0n8y7uV5tJx3mP9dLc2sB6hTfGeRaKiYoNvWzXjCb
-----END RSA PRIVATE KEY-----"""
# ruleid: known-secret-format
BOT = "7402918365:AAq8ZrT2mLx0VbN5cKy7WdJ4hGs9PfAe3Ru"
# ruleid: known-secret-format
SHOP = connect(token="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")
# ruleid: known-secret-format
URL = "https://discord.com/api/webhooks/918273645546372819/q8ZrT2mLx0VbN5cKy7WdJ4hGs9PfAe3Ru6Toq8ZrT2mLx0VbN5cKy7WdJ4hGs9PfAe3R"
# ok: known-secret-format
TIME = "12345678:AAbb"
# ok: known-secret-format
DOCUMENTED = "AKIAIOSFODNN7EXAMPLE"
# ok: known-secret-format
PREFIX = "ghp_"
# ok: known-secret-format
PLACEHOLDER = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
# ok: known-secret-format
HEADER = "-----BEGIN RSA PRIVATE KEY-----"
# ok: known-secret-format
TOKEN = os.environ["GITHUB_TOKEN"]
# ok: known-secret-format
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
