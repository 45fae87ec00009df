# python-oracledb: UPDATE, then close.
import oracledb


def lock_account(dsn, name):
    connection = oracledb.connect(user="app", dsn=dsn)
    try:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE account SET locked = 1 WHERE name = :1", [name])  # expect: TX403
    finally:
        connection.close()
