# The same with finally; and a thread that is given its connection.
import threading

import mysql.connector


class Poller(threading.Thread):
    def __init__(self, config, out, stop):
        super().__init__(daemon=True)
        self.config = config
        self.out = out
        self.stop = stop

    def run(self):
        cnx = mysql.connector.connect(autocommit=True, **self.config)
        try:
            cursor = cnx.cursor()
            while not self.stop.wait(1):
                cursor.execute("SELECT id FROM job WHERE state = 'new'")
                for (pk,) in cursor.fetchall():
                    self.out.put(pk)
            cursor.close()
        finally:
            cnx.close()


def serve(cnx, out):
    try:
        cursor = cnx.cursor()
        cursor.execute("SELECT 1")
        out.put(cursor.fetchone())
    finally:
        cnx.close()


def start(config, out):
    cnx = mysql.connector.connect(**config)
    threading.Thread(target=serve, args=(cnx, out)).start()
