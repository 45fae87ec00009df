# A thread whose target is the commit of the shared connection.
import threading

import pymysql


class Log:
    def __init__(self, **kw):
        self.conn = pymysql.connect(**kw)

    def write(self, line):
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO log (line) VALUES (%s)", (line,))
        threading.Thread(target=self.conn.commit).start()  # expect: TX106
