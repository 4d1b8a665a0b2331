import smtplib
import ssl
from imaplib import IMAP4_SSL


def send(host, port, mail, secure):
    context = ssl.create_default_context()
    if secure == "tls":
        # ruleid: mail-tls-unverified
        server = smtplib.SMTP_SSL(host, port)
    elif secure == "checked":
        # ok: mail-tls-unverified
        server = smtplib.SMTP_SSL(host, port, context=context)
    else:
        server = smtplib.SMTP(host, port)
        # ruleid: mail-tls-unverified
        server.starttls()
        # ok: mail-tls-unverified
        server.starttls(context=context)
    server.send_message(mail)
    # ruleid: mail-tls-unverified
    return IMAP4_SSL(host)


def other(connection):
    # ok: mail-tls-unverified
    connection.starttls()
