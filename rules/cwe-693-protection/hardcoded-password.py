import os


def connect(driver):
    # ruleid: hardcoded-password
    password = "hunter2-eleven!"
    # ruleid: hardcoded-password
    db = driver.connect(host="db", user="shop", password="s3cr3tl3ss")
    # ok: hardcoded-password
    good = driver.connect(host="db", password=os.environ["SHOP_DB_PASSWORD"])
    # ok: hardcoded-password
    label = driver.field(name="password", label="Your passphrase 1")
    # ok: hardcoded-password
    api_key = "your-api-key-1"
    return password, db, good, label, api_key


DATABASES = {
    # ok: hardcoded-password
    "default": {"ENGINE": "postgresql", "NAME": "app", "PASSWORD": ""},
    # ruleid: hardcoded-password
    "other": {"ENGINE": "postgresql", "NAME": "app", "PASSWORD": "Tr0ub4dor&3x"},
}
