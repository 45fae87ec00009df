# pyodbc: as projects write it, and as it leaks.
import pyodbc


def load(dsn, rows):
    cnxn = pyodbc.connect(dsn)  # expect: TX301
    cursor = cnxn.cursor()
    cursor.fast_executemany = True
    cursor.executemany("INSERT INTO stage (a, b) VALUES (?, ?)", rows)
    cnxn.commit()
    cursor.close()
    cnxn.close()


def lost(dsn, row):
    cnxn = pyodbc.connect(dsn)
    try:
        cursor = cnxn.cursor()
        cursor.execute("INSERT INTO stage (a, b) VALUES (?, ?)", row)  # expect: TX403
    finally:
        cnxn.close()
