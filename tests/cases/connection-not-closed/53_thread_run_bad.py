# A thread's run() opens a connection; an exception in the loop ends the thread without close.
import threading

import mysql.connector


class Poller(threading.Thread):
    def __init__(self, config, out, stop):
        super().__init__(daemon=True)
        self.config = config
        self.out = out
        self.stop = stop

    def run(self):
        cnx = mysql.connector.connect(autocommit=True, **self.config)  # expect: TX301
        cursor = cnx.cursor()
        while not self.stop.wait(1):
            cursor.execute("SELECT id FROM job WHERE state = 'new'")
            for (pk,) in cursor.fetchall():
                self.out.put(pk)
        cursor.close()
        cnx.close()
