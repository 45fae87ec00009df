import oracledb


async def hire(name):
    async with oracledb.connect_async(user="hr", dsn="db/hr") as connection:
        with connection.cursor() as cursor:
            await cursor.execute("INSERT INTO employees (name) VALUES (:1)", [name])
        connection.commit()  # expect: TX101


async def hire_well(name):
    async with oracledb.connect_async(user="hr", dsn="db/hr") as connection:
        with connection.cursor() as cursor:
            await cursor.execute("INSERT INTO employees (name) VALUES (:1)", [name])
        await connection.commit()


def hire_automatic(name):
    connection = oracledb.connect(user="hr", dsn="db/hr")
    try:
        connection.autocommit = True
        connection.cursor().execute("INSERT INTO employees (name) VALUES (:1)", [name])
    finally:
        connection.close()
