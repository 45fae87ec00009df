# A connection of mysql.connector's pool is returned by close(). The script rolls back and prints, but never closes.
import mysql.connector
from mysql.connector.pooling import MySQLConnectionPool

pool = MySQLConnectionPool(pool_name="hr", pool_size=4, database="hr")


def raise_salaries(department, percent):
    cnx = pool.get_connection()  # expect: TX303
    try:
        cnx.start_transaction()
        cursor = cnx.cursor()
        cursor.execute("UPDATE employee SET pay = pay * (1 + %s / 100) WHERE department = %s", (percent, department))
        cnx.commit()
    except mysql.connector.Error:
        cnx.rollback()
        raise
