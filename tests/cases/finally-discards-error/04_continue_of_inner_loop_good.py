# break and continue in finally belong to a loop inside the clause; they do not touch the error in flight.
from contextlib import closing

import psycopg2


def acknowledge(dsn, alerts, listeners):
    with closing(psycopg2.connect(dsn)) as conn:
        cur = conn.cursor()
        try:
            for alert in alerts:
                cur.execute("UPDATE alert SET seen = now() WHERE id = %s", (alert,))
            conn.commit()
        finally:
            for listener in listeners:
                if listener.closed:
                    continue
                listener.done = True
                break
            cur.close()
