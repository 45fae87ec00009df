# Waiting happens outside; inside the transaction the queue is emptied without waiting.
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
        with psycopg.connect(self.dsn, autocommit=True) as conn:
            while (item := self.items.get()) is not None:
                with conn.transaction():
                    conn.execute("INSERT INTO sample (value) VALUES (%s)", (item,))
                    while True:
                        try:
                            item = self.items.get_nowait()
                        except queue.Empty:
                            break
                        conn.execute("INSERT INTO sample (value) VALUES (%s)", (item,))

    def drain(self):
        self.more.wait()
        with psycopg.connect(self.dsn) as conn, conn.transaction():
            conn.execute("LOCK TABLE sample IN SHARE MODE")
            conn.execute("INSERT INTO sample_day SELECT date(at), avg(value) FROM sample GROUP BY 1")
