# oracledb: as it leaks and loses.
import oracledb

pool = oracledb.create_pool(user="shop", dsn="db/orcl", min=2, max=8)


def reserve(item, amount):
    connection = pool.acquire()  # expect: TX303
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stock SET amount = amount - :1 WHERE item = :2", [amount, item])
        if cursor.rowcount == 0:
            return False
    connection.commit()
    pool.release(connection)
    return True


async def touch(params, item):
    async with oracledb.connect_async(**params) as connection:
        await connection.execute("UPDATE stock SET seen = sysdate WHERE item = :1", [item])
        connection.commit()  # expect: TX101
