# DuckDB: a failing INSERT leaves the transaction of the module's connection open, and aborted.
import duckdb

con = duckdb.connect("visits.duckdb")


def load(path):
    con.begin()  # expect: TX201
    con.execute("DELETE FROM visit")
    con.execute("INSERT INTO visit SELECT * FROM read_csv(?)", [path])
    con.commit()
