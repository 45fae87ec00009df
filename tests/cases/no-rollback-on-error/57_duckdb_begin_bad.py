# duckdb: begin() and commit() on a connection of the module.
import duckdb

con = duckdb.connect("facts.duckdb")


def replace_all(frame):
    con.begin()  # expect: TX201
    con.execute("DELETE FROM fact")
    con.execute("INSERT INTO fact SELECT * FROM frame")
    con.commit()
