# pymssql: committed in the block; autocommit switched on before the first statement, which loses nothing.
import pymssql


def rename(customer, name):
    with pymssql.connect("db", "shop", "x", "crm") as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE customer SET name = %s WHERE id = %d", (name, customer))
        conn.commit()


def back_up(target):
    conn = pymssql.connect("db", "sa", "x", "master")
    try:
        conn.autocommit(True)
        cur = conn.cursor()
        cur.execute("BACKUP DATABASE crm TO DISK = %s", (target,))
    finally:
        conn.close()
