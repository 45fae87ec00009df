# The same look-ups over a connection in autocommit mode: no statement opens a transaction.
import os

import psycopg2

conn = psycopg2.connect(os.environ["RATES_DSN"])
conn.autocommit = True


def rate(currency, day):
    with conn.cursor() as cur:
        cur.execute("SELECT rate FROM rate WHERE currency = %s AND day <= %s ORDER BY day DESC", (currency, day))
        row = cur.fetchone()
    return row[0] if row else None
