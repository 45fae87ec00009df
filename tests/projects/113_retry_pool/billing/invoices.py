from billing.pool import borrow, give_back, retry


@retry()
def create(customer, amount):
    conn = borrow()  # expect: TX303
    with conn.cursor() as cur:
        cur.execute("INSERT INTO invoice (customer, amount) VALUES (%s, %s) RETURNING id", (customer, amount))
        (number,) = cur.fetchone()
    conn.commit()
    give_back(conn)
    return number


@retry(attempts=5)
def settle(number):
    conn = borrow()
    try:
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE invoice SET paid = now() WHERE id = %s", (number,))
            return cur.rowcount == 1
    finally:
        give_back(conn)


@retry()
def cancel(number, reason):
    conn = borrow()
    broken = True
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE invoice SET cancelled = %s WHERE id = %s", (reason, number))
        conn.commit()
        broken = False
    finally:
        give_back(conn, broken=broken)


def totals(customer):
    conn = borrow()  # expect: TX303
    cur = conn.cursor()
    cur.execute("SELECT sum(amount) FROM invoice WHERE customer = %s", (customer,))
    row = cur.fetchone()
    if row is None:
        return 0
    give_back(conn)
    return row[0]
