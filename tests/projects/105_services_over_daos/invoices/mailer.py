import smtplib


class Mailer:
    def send(self, to, text):
        with smtplib.SMTP("localhost") as smtp:
            smtp.sendmail("billing@example.com", to, text)
