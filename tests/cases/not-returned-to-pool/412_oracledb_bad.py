# oracledb: as projects write it, and as it leaks.
import oracledb

pool = oracledb.create_pool(user="app", dsn="db/shop", min=1, max=4)


def charge(order, amount):
    connection = pool.acquire()  # expect: TX303
    cursor = connection.cursor()
    cursor.execute("insert into charge (order_id, amount) values (:1, :2)", [order, amount])
    connection.commit()
    pool.release(connection)


def charge_lost(order, amount):
    with pool.acquire() as connection:
        with connection.cursor() as cursor:
            cursor.execute("insert into charge (order_id, amount) values (:1, :2)", [order, amount])  # expect: TX403
