from billing.decorators import metered, retry, transactional, with_connection
from billing.gateway import charge
from billing.pool import give, take


@retry(times=5)
@with_connection
@transactional
def add(conn, customer, amount):
    with conn.cursor() as cur:
        cur.execute("INSERT INTO invoice (customer, amount) VALUES (%s, %s) RETURNING id", (customer, amount))
        return cur.fetchone()[0]


@with_connection
@transactional
def settle(conn, invoice_id, card):
    with conn.cursor() as cur:
        cur.execute("SELECT amount FROM invoice WHERE id = %s FOR UPDATE", (invoice_id,))
        receipt = charge(card, cur.fetchone()[0])  # expect: TX402
        cur.execute("UPDATE invoice SET receipt = %s WHERE id = %s", (receipt, invoice_id))


@metered("remove")
def remove(conn, invoice_id):
    with conn.cursor() as cur:
        cur.execute("DELETE FROM invoice WHERE id = %s", (invoice_id,))
    conn.commit()


@retry()
def refund(invoice_id):
    conn = take()  # expect: TX303
    with conn.cursor() as cur:
        cur.execute("UPDATE invoice SET refunded = true WHERE id = %s AND NOT refunded", (invoice_id,))
        if cur.rowcount != 1:
            raise LookupError(invoice_id)
    conn.commit()
    give(conn)


@retry()
def total(customer):
    conn = take()
    try:
        with conn.cursor() as cur:
            cur.execute("SELECT sum(amount) FROM invoice WHERE customer = %s", (customer,))
            return cur.fetchone()[0] or 0
    finally:
        give(conn)
