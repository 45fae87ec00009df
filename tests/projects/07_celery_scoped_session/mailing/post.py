import smtplib
from email.message import EmailMessage


def deliver(address):
    message = EmailMessage()
    message["To"] = address
    message.set_content("Hello")
    with smtplib.SMTP("localhost", timeout=30) as smtp:
        smtp.send_message(message)
