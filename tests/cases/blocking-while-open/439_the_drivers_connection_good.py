# The driver's connection below Django's is in autocommit: a statement on it opens nothing.
import select

from django.db import connection


class Worker:
    def supervise(self, process):
        while process.is_alive():
            ready, _, _ = select.select([connection.connection, process.sentinel], [], [], 5)
            if connection.connection in ready:
                connection.connection.execute("SELECT 1")
        process.join()

    def listen(self):
        connection.connection.add_notify_handler(self.handle)

    def handle(self, notification):
        print(notification)
