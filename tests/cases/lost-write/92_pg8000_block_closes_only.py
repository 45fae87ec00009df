# pg8000: leaving the block closes the connection and commits nothing.
import pg8000.dbapi


def rename(customer, name):
    with pg8000.dbapi.connect("shop", host="db", password="x") as conn:
        cur = conn.cursor()
        cur.execute("UPDATE customer SET name = %s WHERE id = %s", (name, customer))  # expect: TX403
