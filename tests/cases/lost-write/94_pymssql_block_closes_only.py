# pymssql: the connection's block closes it; nothing has committed the UPDATE.
import pymssql


def rename(customer, name):
    with pymssql.connect("db", "shop", "x", "crm") as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE customer SET name = %s WHERE id = %d", (name, customer))  # expect: TX403
