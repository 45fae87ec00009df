# mysql connector: begun, ended and closed as it should be.
import mysql.connector
from mysql.connector.pooling import MySQLConnectionPool

pool = MySQLConnectionPool(pool_name="web", pool_size=5, host="db", database="shop")


def stock(sku):
    with pool.get_connection() as cnx:
        with cnx.cursor(dictionary=True) as cursor:
            cursor.execute("SELECT amount FROM stock WHERE sku = %s", (sku,))
            row = cursor.fetchone()
    return row and row["amount"]


def replace(rows):
    with mysql.connector.connect(host="db", database="shop") as cnx:
        with cnx.cursor() as cursor:
            cursor.executemany("REPLACE INTO stock (sku, amount) VALUES (%s, %s)", rows)
        cnx.commit()


def order(cnx: mysql.connector.MySQLConnection, lines):
    cnx.start_transaction()
    try:
        cursor = cnx.cursor()
        for line in lines:
            cursor.execute("INSERT INTO line (sku) VALUES (%s)", (line,))
        cnx.commit()
    except mysql.connector.Error:
        cnx.rollback()
        raise


def now():
    cnx = mysql.connector.connect(host="db", autocommit=True)
    try:
        cursor = cnx.cursor()
        cursor.execute("SELECT now()")
        return cursor.fetchone()[0]
    finally:
        cnx.close()
