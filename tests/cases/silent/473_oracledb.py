# oracledb: begun, ended and closed as it should be.
import oracledb

pool = oracledb.create_pool(user="shop", dsn="db/orcl", min=2, max=8)


def reserve(item, amount):
    with pool.acquire() as connection:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE stock SET amount = amount - :1 WHERE item = :2", [amount, item])
            if cursor.rowcount == 0:
                return False
        connection.commit()
    return True


async def touch(params, item):
    async with oracledb.connect_async(**params) as connection:
        await connection.execute("UPDATE stock SET seen = sysdate WHERE item = :1", [item])
        await connection.commit()


def amounts():
    connection = pool.acquire()
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT item, amount FROM stock")
        return dict(cursor)
    finally:
        connection.close()
