# pyodbc: as it leaks and loses.
import logging

import pyodbc

log = logging.getLogger(__name__)
cnxn = pyodbc.connect("DSN=warehouse")


def load(rows):
    cursor = cnxn.cursor()
    cursor.execute("DELETE FROM staging")  # expect: TX201
    for row in rows:
        cursor.execute("INSERT INTO staging (sku, amount) VALUES (?, ?)", row.sku, row.amount)
    cursor.commit()


def mark(sku):
    try:
        cnxn.execute("UPDATE staging SET done = 1 WHERE sku = ?", sku)
        cnxn.commit()  # expect: TX102
    except pyodbc.Error:
        log.warning("could not mark %s", sku)
        cnxn.rollback()
