# pyodbc: begun, ended and closed as it should be.
import pyodbc


def load(rows):
    cnxn = pyodbc.connect("DSN=warehouse", autocommit=False)
    try:
        with cnxn:
            cursor = cnxn.cursor()
            cursor.fast_executemany = True
            cursor.execute("DELETE FROM staging")
            cursor.executemany("INSERT INTO staging (sku, amount) VALUES (?, ?)", rows)
    finally:
        cnxn.close()


def mark(sku):
    cnxn = pyodbc.connect("DSN=warehouse", autocommit=True)
    try:
        with cnxn.cursor() as cursor:
            cursor.execute("UPDATE staging SET done = 1 WHERE sku = ?", sku)
    finally:
        cnxn.close()


def add_one(row):
    cnxn = pyodbc.connect("DSN=warehouse")
    try:
        with cnxn.cursor() as cursor:
            cursor.execute("INSERT INTO staging (sku, amount) VALUES (?, ?)", row.sku, row.amount)
    finally:
        cnxn.close()
