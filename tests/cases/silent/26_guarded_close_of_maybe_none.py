# The connection may be None when connect() itself failed; the guard in finally belongs to that.
import logging

import mysql.connector

log = logging.getLogger(__name__)


def stock_of(settings, sku):
    cnx = cursor = None
    try:
        cnx = mysql.connector.connect(**settings)
        cursor = cnx.cursor()
        cursor.execute("SELECT amount FROM stock WHERE sku = %s", (sku,))
        row = cursor.fetchone()
        return row[0] if row else 0
    except mysql.connector.Error:
        log.exception("stock of %s", sku)
        raise
    finally:
        if cursor is not None:
            cursor.close()
        if cnx is not None and cnx.is_connected():
            cnx.close()
