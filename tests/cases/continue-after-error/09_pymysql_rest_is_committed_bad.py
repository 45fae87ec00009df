# MySQL goes on after an error, too: the order is committed without the lines that could not be stored.
import pymysql


def store_order(settings, order):
    conn = pymysql.connect(**settings)
    try:
        with conn.cursor() as cur:
            cur.execute("INSERT INTO orders (number) VALUES (%s)", (order.number,))
            try:
                cur.executemany("INSERT INTO order_line (number, sku) VALUES (%s, %s)", order.lines)
            except pymysql.err.DataError as exc:  # expect: TX204
                print("order", order.number, exc)
        conn.commit()
    finally:
        conn.close()
