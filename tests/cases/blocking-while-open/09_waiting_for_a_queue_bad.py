# The writer thread inserts and then waits for the next item; whoever reads the table waits for it as well.
import queue
import threading

import psycopg


class Writer(threading.Thread):
    def __init__(self, dsn):
        super().__init__()
        self.dsn = dsn
        self.items = queue.Queue()
        self.more = threading.Event()

    def run(self):
        with psycopg.connect(self.dsn) as conn:
            conn.execute("INSERT INTO run (started) VALUES (now())")
            while (item := self.items.get()) is not None:  # expect: TX402
                conn.execute("INSERT INTO sample (value) VALUES (%s)", (item,))

    def drain(self):
        with psycopg.connect(self.dsn) as conn, conn.transaction():
            conn.execute("LOCK TABLE sample IN SHARE MODE")
            self.more.wait()  # expect: TX402
            conn.execute("INSERT INTO sample_day SELECT date(at), avg(value) FROM sample GROUP BY 1")
