import oracledb

pool = oracledb.create_pool(user="hr", dsn="db/hr", min=1, max=4, increment=1)


def raise_salary(employee):
    with pool.acquire() as connection:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE employees SET salary = salary + 1 WHERE id = :1", [employee])  # expect: TX403


def raise_salary_well(employee):
    with pool.acquire() as connection:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE employees SET salary = salary + 1 WHERE id = :1", [employee])
        connection.commit()


def names():
    connection = pool.acquire()  # expect: TX303
    cursor = connection.cursor()
    cursor.execute("SELECT name FROM employees")
    found = [row[0] for row in cursor]
    pool.release(connection)
    return found
