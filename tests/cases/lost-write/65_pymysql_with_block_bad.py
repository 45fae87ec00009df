# `with pymysql.connect()` closes in version 1, it does not commit.
import pymysql

from billing.settings import MYSQL


def void(number):
    with pymysql.connect(**MYSQL, charset="utf8mb4") as conn:
        with conn.cursor() as cursor:
            cursor.execute("UPDATE invoice SET void = 1 WHERE number = %s", (number,))  # expect: TX403
