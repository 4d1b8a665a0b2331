import os

import requests

# ruleid: high-entropy-secret
SIGNING_KEY = "q8Zr!T2mLx0VbN5cKy7WdJ4hGs9PfAe3"
settings = {}
# ruleid: high-entropy-secret
settings["MAILER_TOKEN"] = "v9Kq2LxT7mZr4WdB8nYc1HsE6pJf3UgA"
config = {
    "region": "eu-west-1",
    # ruleid: high-entropy-secret
    "client_secret": "Zt7~pQw3.Lm9vXk2-Rb5sNc8yHd1fGj4aEu6o",
}
# ruleid: high-entropy-secret
api_token = os.environ.get("BILLING_TOKEN", "b7f1Qz9xLk3VtR5mWc8NyHp2JdSg6EaU")


def charge(amount):
    # ruleid: high-entropy-secret
    return requests.post("https://billing.example/charges", json={"amount": amount}, headers=dict(app_token="9fK2xQ7vLz4TmR8wBc1NpYh5JdSg3EaU6"))


# ruleid: high-entropy-secret
ACCESS_TOKEN = "q8Zr/T2mLx0VbN5cKy7WdJ4hGs9PfAe3Q+="
# ok: high-entropy-secret
DELETE_TOKEN = "delete-my-account-confirmation-2"
# ok: high-entropy-secret
PUBLIC_KEY = "q8ZrT2mLx0VbN5cKy7WdJ4hGs9PfAe3Q"
# ok: high-entropy-secret
API_KEY = os.environ["API_KEY"]
# ok: high-entropy-secret
API_TOKEN = "your-token-goes-here-1234"
# ok: high-entropy-secret
NEXT_PAGE_TOKEN = "q8ZrT2mLx0VbN5cKy7WdJ4hGs9PfAe3Q"
# ok: high-entropy-secret
PASSWORD = "{{ lookup('env', 'PASSWORD2') }}"
# ok: high-entropy-secret
ACCESS_TOKEN = "access_token_v2_for_reading"
# ok: high-entropy-secret
COMMIT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"
