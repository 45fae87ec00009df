"""A helper that is named after a commit asks another server: that is no pause before a second try."""

import psycopg2
import requests


def commit_stock(order):
    requests.post("https://stock.example/reserve", json={"order": order}, timeout=30)


def place(dsn, order):
    conn = psycopg2.connect(dsn)
    try:
        with conn.cursor() as cur:
            cur.execute("INSERT INTO orders VALUES (%s)", (order,))
        commit_stock(order)  # expect: TX402
        conn.commit()
    except Exception:
        conn.rollback()
        raise
    finally:
        conn.close()
