# The module keeps one psycopg2 connection for its look-ups. The first SELECT opens a transaction that no line of the
# module ends, so the snapshot gets older as long as the process lives.
import os

import psycopg2

conn = psycopg2.connect(os.environ["RATES_DSN"])


def rate(currency, day):
    with conn.cursor() as cur:
        cur.execute("SELECT rate FROM rate WHERE currency = %s AND day <= %s ORDER BY day DESC", (currency, day))  # expect: TX203
        row = cur.fetchone()
    return row[0] if row else None
