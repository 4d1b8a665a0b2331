import smtplib
import ssl


def notify(host, user, password, text):
    with smtplib.SMTP(host, 587) as server:
        # ruleid: mail-login-in-clear
        server.login(user, password)
        server.sendmail(user, ["ops@example.org"], text)


def notify_by_hand(host, user, password, text):
    server = smtplib.SMTP(host)
    server.ehlo()
    # ruleid: mail-login-in-clear
    server.login(user, password)
    server.sendmail(user, ["ops@example.org"], text)
    server.quit()


def notify_encrypted(host, user, password, text):
    with smtplib.SMTP(host, 587) as server:
        server.starttls(context=ssl.create_default_context())
        # ok: mail-login-in-clear
        server.login(user, password)
        server.sendmail(user, ["ops@example.org"], text)


def notify_if_told(host, user, password, text, use_tls):
    server = smtplib.SMTP(host, 587)
    if use_tls:
        server.starttls()
    # ok: mail-login-in-clear
    server.login(user, password)
    server.sendmail(user, ["ops@example.org"], text)
    server.quit()


def notify_from_the_start(host, user, password, text, ssl_wanted):
    if ssl_wanted:
        server = smtplib.SMTP_SSL(host)
    else:
        server = smtplib.SMTP(host)
    # ok: mail-login-in-clear
    server.login(user, password)
    server.quit()


def notify_here(user, password, text):
    with smtplib.SMTP("localhost") as server:
        # ok: mail-login-in-clear
        server.login(user, password)
