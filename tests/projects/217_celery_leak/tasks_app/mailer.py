import smtplib


def send_digest(subjects):
    with smtplib.SMTP("mail") as server:
        server.sendmail("a@example", ["b@example"], "\n".join(subjects))
