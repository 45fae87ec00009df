# close() of a pooled connection gives it back; closing() calls it on each way out.
from contextlib import closing

from mysql.connector.pooling import MySQLConnectionPool

pool = MySQLConnectionPool(pool_name="hr", pool_size=4, database="hr")


def raise_salaries(department, percent):
    with closing(pool.get_connection()) as cnx:
        cursor = cnx.cursor()
        cursor.execute("UPDATE employee SET pay = pay * (1 + %s / 100) WHERE department = %s", (percent, department))
        cnx.commit()
        return cursor.rowcount
