# `continue` in finally drops whatever was raised in the round, the error of commit() included.
from contextlib import closing

import psycopg2


def acknowledge(dsn, alerts):
    with closing(psycopg2.connect(dsn)) as conn:
        for alert in alerts:
            cur = conn.cursor()
            try:
                cur.execute("UPDATE alert SET seen = now() WHERE id = %s", (alert,))
                conn.commit()  # expect: TX105
            finally:
                cur.close()
                continue
