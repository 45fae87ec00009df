# The helper opens, writes and closes; autocommit is off.
import mysql.connector

CONFIG = {"host": "db", "user": "shop", "database": "shop"}


def set_price(sku, cents):
    cnx = mysql.connector.connect(**CONFIG)  # expect: TX301
    cursor = cnx.cursor()
    cursor.execute("UPDATE article SET cents = %s WHERE sku = %s", (cents, sku))
    cursor.close()
    cnx.close()
