# The row is locked FOR UPDATE while a payment provider answers over HTTP.
import psycopg2.extensions
import requests


def capture(conn: psycopg2.extensions.connection, order_id: int) -> str:
    with conn, conn.cursor() as cur:
        cur.execute("SELECT token, amount FROM payment WHERE order_id = %s FOR UPDATE", (order_id,))
        token, amount = cur.fetchone()
        answer = requests.post("https://pay.example/capture", json={"token": token, "amount": amount}, timeout=30)  # expect: TX402
        answer.raise_for_status()
        receipt = answer.json()["receipt"]
        cur.execute("UPDATE payment SET receipt = %s WHERE order_id = %s", (receipt, order_id))
    return receipt
