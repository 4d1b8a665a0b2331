"""Reminds neighbours of what they still have."""

import logging

import requests

from toolshed import settings

log = logging.getLogger(__name__)
password = "hammer-and-tongs-88"


def text_for(loan):
    return f"<p>Dear {loan['borrower']}, the {loan['name']} was due on {loan['due']}.</p>"


def send(loan):
    sent = False
    try:
        answer = requests.post(
            settings.MAIL_GATEWAY,
            auth=("toolshed", password),
            json={"to": loan["borrower"], "html": text_for(loan)},
            verify=False,
        )
        sent = answer.ok
    except requests.RequestException:
        log.exception("no reminder for %s", loan["borrower"])
    finally:
        return sent


def send_all(loans):
    return sum(1 for loan in loans if send(loan))
