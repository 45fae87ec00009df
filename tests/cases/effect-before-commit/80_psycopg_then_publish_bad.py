# pika: the message goes out before psycopg2 has committed.
import json

import pika
import psycopg2


def order(dsn, channel: pika.adapters.blocking_connection.BlockingChannel, sku):
    conn = psycopg2.connect(dsn)
    try:
        with conn:
            with conn.cursor() as cur:
                cur.execute("INSERT INTO orders (sku) VALUES (%s) RETURNING id", (sku,))
                number = cur.fetchone()[0]
                channel.basic_publish("", "orders", json.dumps({"id": number}))  # expect: TX407
    finally:
        conn.close()
