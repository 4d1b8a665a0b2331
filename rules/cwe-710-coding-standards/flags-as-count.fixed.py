import re


def clean(text):
    # ruleid: flags-as-count
    text = re.sub("<br>", "", text, flags=re.IGNORECASE)
    # ruleid: flags-as-count
    parts = re.split("^-+$", text, flags=re.M | re.I)
    # ok: flags-as-count
    text = re.sub("<br>", "", text, flags=re.IGNORECASE)
    # ok: flags-as-count
    text = re.sub("<br>", "", text, 1)
    return text, parts
