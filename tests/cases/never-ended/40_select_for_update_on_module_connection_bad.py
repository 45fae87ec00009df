# A lock taken at import time with a connection that lives as long as the process and never ends a transaction.
import os

import psycopg2

conn = psycopg2.connect(os.environ["DSN"])


def settings():
    with conn.cursor() as cur:
        cur.execute("SELECT k, v FROM settings")  # expect: TX203
        return dict(cur.fetchall())
