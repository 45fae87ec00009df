# The same with the rollback.
import duckdb

con = duckdb.connect("facts.duckdb")


def replace_all(frame):
    con.begin()
    try:
        con.execute("DELETE FROM fact")
        con.execute("INSERT INTO fact SELECT * FROM frame")
        con.commit()
    except Exception:
        con.rollback()
        raise
