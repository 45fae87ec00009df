# Autocommit is asked for where the connection is made.
import pymysql

from billing.settings import HOST, USER


def void(number):
    with pymysql.connect(host=HOST, user=USER, charset="utf8mb4", autocommit=True) as conn:
        with conn.cursor() as cursor:
            cursor.execute("UPDATE invoice SET void = 1 WHERE number = %s", (number,))


def unvoid(number):
    conn = pymysql.connect(host=HOST, user=USER)
    try:
        conn.autocommit(True)
        with conn.cursor() as cursor:
            cursor.execute("UPDATE invoice SET void = 0 WHERE number = %s", (number,))
    finally:
        conn.close()
