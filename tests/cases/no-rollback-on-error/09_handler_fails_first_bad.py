# The handler reports the failure over the network before it rolls back; when the report fails, too, the rollback is
# never reached.
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
                cur.execute("UPDATE place SET pallet = NULL WHERE pallet = %s", (pallet,))  # expect: TX201
                cur.execute("UPDATE place SET pallet = %s WHERE name = %s", (pallet, place))
            self.conn.commit()
        except Exception as exc:
            send_alarm(f"pallet {pallet}: {exc}")  # allow: TX402
            self.conn.rollback()
            raise
