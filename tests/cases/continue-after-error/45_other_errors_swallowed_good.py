# What is swallowed has nothing to do with the database: a conversion, a missing key, an HTTP error.
import json
import urllib.request

import psycopg2


def load(dsn, lines):
    conn = psycopg2.connect(dsn)
    try:
        with conn, conn.cursor() as cur:
            for line in lines:
                try:
                    row = json.loads(line)
                    n = int(row["n"])
                except (ValueError, KeyError):
                    continue
                cur.execute("INSERT INTO m (n) VALUES (%s)", (n,))
    finally:
        conn.close()
