# A BEGIN as SQL on an autocommit connection; a request before the COMMIT.
import psycopg
import requests


def charge(dsn, order_id):
    conn = psycopg.connect(dsn, autocommit=True)
    try:
        conn.execute("BEGIN")
        conn.execute("UPDATE orders SET state = 'charging' WHERE id = %s", (order_id,))
        answer = requests.post("https://pay.example/charge", json={"order": order_id}, timeout=15)  # expect: TX402,TX407
        conn.execute("UPDATE orders SET charge = %s WHERE id = %s", (answer.json()["id"], order_id))
        conn.execute("COMMIT")
    finally:
        conn.close()
