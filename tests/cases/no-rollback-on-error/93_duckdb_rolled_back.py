# DuckDB: rolled back after an error; a connection of its own for one statement needs no transaction.
import duckdb

con = duckdb.connect("visits.duckdb")


def load(path):
    con.begin()
    try:
        con.execute("DELETE FROM visit")
        con.execute("INSERT INTO visit SELECT * FROM read_csv(?)", [path])
    except BaseException:
        con.rollback()
        raise
    con.commit()


def count():
    with duckdb.connect("visits.duckdb", read_only=True) as own:
        return own.execute("SELECT count(*) FROM visit").fetchone()[0]
