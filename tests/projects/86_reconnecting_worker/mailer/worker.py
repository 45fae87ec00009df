import smtplib
import threading
import time

from mailer.connection import default_connection
from mailer.outbox import Outbox


class Worker(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.stopped = threading.Event()

    def run(self):
        connection = default_connection()
        outbox = Outbox(connection)
        try:
            while not self.stopped.is_set():
                rows = outbox.claim(10)
                for row in rows:
                    self.send(outbox, row)
                if not rows:
                    time.sleep(5)
        finally:
            connection.close()

    def send(self, outbox, row):
        try:
            with smtplib.SMTP("localhost") as smtp:
                smtp.sendmail("noreply@example.org", [row["address"]], row["body"])
        except (OSError, smtplib.SMTPException) as error:
            outbox.failed(row["id"], str(error))
        else:
            outbox.done(row["id"])

    def stop(self):
        self.stopped.set()
        self.join()
