from mailer.connection import Connection, retry


class Outbox:
    def __init__(self, connection: Connection):
        self.connection = connection

    @retry(3)
    def claim(self, amount):
        with self.connection as conn, conn.cursor() as cur:
            cur.execute("SELECT id, address, body FROM mail WHERE state = 'new' LIMIT %s FOR UPDATE", (amount,))
            rows = cur.fetchall()
            for row in rows:
                cur.execute("UPDATE mail SET state = 'claimed' WHERE id = %s", (row["id"],))
        return rows

    @retry(5)
    def done(self, number):
        with self.connection as conn, conn.cursor() as cur:
            cur.execute("UPDATE mail SET state = 'sent' WHERE id = %s", (number,))

    @retry(5)
    def failed(self, number, reason):
        with self.connection as conn, conn.cursor() as cur:
            cur.execute("UPDATE mail SET state = 'new', error = %s WHERE id = %s", (reason, number))
