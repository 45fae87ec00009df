# MariaDB's own driver: the pool's connection is given back by close(), which an error leaves out; `with` does it.
import mariadb

pool = mariadb.ConnectionPool(pool_name="shop", pool_size=5)


def rename(number, name):
    conn = pool.get_connection()  # expect: TX303
    cur = conn.cursor()
    cur.execute("UPDATE article SET name = ? WHERE id = ?", (name, number))
    conn.commit()
    conn.close()


def reprice(number, price):
    conn = pool.get_connection()
    try:
        cur = conn.cursor()
        cur.execute("UPDATE article SET price = ? WHERE id = ?", (price, number))
        conn.commit()
    finally:
        conn.close()
