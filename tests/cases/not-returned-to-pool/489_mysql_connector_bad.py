# mysql connector: as it leaks and loses.
import mysql.connector
from mysql.connector import errorcode
from mysql.connector.pooling import MySQLConnectionPool

pool = MySQLConnectionPool(pool_name="web", pool_size=5, host="db", database="shop")


def stock(sku):
    cnx = pool.get_connection()  # expect: TX303
    cursor = cnx.cursor(dictionary=True)
    cursor.execute("SELECT amount FROM stock WHERE sku = %s", (sku,))
    row = cursor.fetchone()
    if row is None:
        raise KeyError(sku)
    cursor.close()
    cnx.close()
    return row["amount"]


def replace(rows):
    with mysql.connector.connect(host="db", database="shop") as cnx:
        with cnx.cursor() as cursor:
            cursor.executemany("REPLACE INTO stock (sku, amount) VALUES (%s, %s)", rows)  # expect: TX403


def order(cnx: mysql.connector.MySQLConnection, lines):
    cnx.start_transaction()  # expect: TX201
    cursor = cnx.cursor()
    for line in lines:
        cursor.execute("INSERT INTO line (sku) VALUES (%s)", (line,))
    cnx.commit()
