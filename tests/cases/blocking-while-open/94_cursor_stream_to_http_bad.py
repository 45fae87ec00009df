# A server-side cursor is read while each row is posted: the transaction lasts as long as the partner needs.
import psycopg
import requests


def push(dsn, url):
    with psycopg.connect(dsn) as conn:
        with conn.cursor(name="rows") as cur:
            cur.execute("SELECT id, body FROM message WHERE NOT sent FOR UPDATE")
            for number, body in cur:
                requests.post(url, json=body, timeout=10)  # expect: TX402,TX407
                conn.execute("UPDATE message SET sent = true WHERE id = %s", (number,))
