from inventory import db


def take(sku, amount):
    conn = db.connect()  # expect: TX301
    cur = conn.execute("UPDATE stock SET free = free - %s WHERE sku = %s AND free >= %s", (amount, sku, amount))
    if cur.rowcount == 0:
        return False
    conn.commit()
    conn.close()
    return True


def put(sku, amount):
    with db.unit() as conn:
        conn.execute("UPDATE stock SET free = free + %s WHERE sku = %s", (amount, sku))


def move(sku, shelf):
    conn = db.connect()
    try:
        conn.execute("UPDATE stock SET shelf = %s WHERE sku = %s", (shelf, sku))
        conn.commit()
    finally:
        conn.close()
