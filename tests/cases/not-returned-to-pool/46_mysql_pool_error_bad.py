# mysql.connector's pool: close() gives back; an error between does not.
from mysql.connector.pooling import MySQLConnectionPool

pool = MySQLConnectionPool(pool_name="app", pool_size=5, host="db", database="app")


def rename(pk, name):
    cnx = pool.get_connection()  # expect: TX303
    cur = cnx.cursor()
    cur.execute("UPDATE person SET name = %s WHERE id = %s", (name, pk))
    cnx.commit()
    cur.close()
    cnx.close()
