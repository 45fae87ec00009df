# rollback() in finally behind a commit undoes nothing after success and everything after a failure.
import psycopg2


class Queue:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def push(self, body):
        try:
            with self.conn.cursor() as cur:
                cur.execute("INSERT INTO queue (body) VALUES (%s) RETURNING id", (body,))
                number = cur.fetchone()[0]
            self.conn.commit()
            return number
        finally:
            self.conn.rollback()
