# The handler raises another error before it closes.
import cx_Oracle

from loader.errors import LoadError


def load(user, password, dsn, rows):
    connection = cx_Oracle.connect(user, password, dsn)  # expect: TX301
    cursor = connection.cursor()
    try:
        cursor.executemany("INSERT INTO facts VALUES (:1, :2)", rows)
        connection.commit()
    except cx_Oracle.DatabaseError as e:
        connection.rollback()
        raise LoadError(str(e)) from e
    cursor.close()
    connection.close()
