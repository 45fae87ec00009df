# `if conn is not None` only says that there is a connection, not that the work succeeded.
import pymysql


def clear_carts(settings, customers):
    conn = None
    try:
        conn = pymysql.connect(**settings)
        with conn.cursor() as cur:
            for customer in customers:
                cur.execute("DELETE FROM cart_line WHERE customer = %s", (customer,))
                cur.execute("DELETE FROM cart WHERE customer = %s", (customer,))
    finally:
        if conn is not None:
            try:
                conn.commit()  # expect: TX104
            finally:
                conn.close()
