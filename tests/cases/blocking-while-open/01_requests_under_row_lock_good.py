# Two short transactions with the HTTP call between them.
import psycopg2.extensions
import requests


def capture(conn: psycopg2.extensions.connection, order_id: int) -> str:
    with conn, conn.cursor() as cur:
        cur.execute(
            "UPDATE payment SET state = 'capturing' WHERE order_id = %s AND state = 'new' RETURNING token, amount",
            (order_id,),
        )
        token, amount = cur.fetchone()
    answer = requests.post("https://pay.example/capture", json={"token": token, "amount": amount}, timeout=30)
    answer.raise_for_status()
    receipt = answer.json()["receipt"]
    with conn, conn.cursor() as cur:
        cur.execute("UPDATE payment SET state = 'captured', receipt = %s WHERE order_id = %s", (receipt, order_id))
    return receipt
