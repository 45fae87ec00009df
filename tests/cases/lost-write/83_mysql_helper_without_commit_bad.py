# The helper opens, writes and closes; autocommit is off.
import mysql.connector

CONFIG = {"host": "db", "user": "shop", "database": "shop"}


def set_price(sku, cents):
    cnx = mysql.connector.connect(**CONFIG)
    cursor = cnx.cursor()
    cursor.execute("UPDATE article SET cents = %s WHERE sku = %s", (cents, sku))  # expect: TX403
    cursor.close()
    cnx.close()
