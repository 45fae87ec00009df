# pyodbc: the with block commits and leaves the connection open.
import pyodbc


def touch(dsn, pk):
    with pyodbc.connect(dsn) as cnxn:  # expect: TX302
        cnxn.execute("UPDATE person SET seen = getdate() WHERE id = ?", pk)
