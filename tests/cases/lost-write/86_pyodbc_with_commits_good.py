# pyodbc's block commits; autocommit=True in connect() does too; so does duckdb by itself.
import duckdb
import pyodbc


def one(dsn):
    cnxn = pyodbc.connect(dsn)
    try:
        with cnxn:
            cnxn.execute("UPDATE stock SET amount = 0")
    finally:
        cnxn.close()


def two(dsn):
    cnxn = pyodbc.connect(dsn, autocommit=True)
    try:
        cnxn.execute("UPDATE stock SET amount = 0")
    finally:
        cnxn.close()


def three(path):
    with duckdb.connect(path) as con:
        con.execute("INSERT INTO stock VALUES (1, 0)")
