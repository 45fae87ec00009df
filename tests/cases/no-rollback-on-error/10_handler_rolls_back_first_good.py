# The rollback is the first statement of the handler; what is reported afterwards cannot prevent it.
import psycopg2

from robots.alarm import send_alarm


class Movements:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def move(self, pallet, place):
        try:
            with self.conn.cursor() as cur:
                cur.execute("UPDATE place SET pallet = NULL WHERE pallet = %s", (pallet,))
                cur.execute("UPDATE place SET pallet = %s WHERE name = %s", (pallet, place))
            self.conn.commit()
        except Exception as exc:
            self.conn.rollback()
            send_alarm(f"pallet {pallet}: {exc}")
            raise
