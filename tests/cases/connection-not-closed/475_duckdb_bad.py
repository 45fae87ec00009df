# duckdb: as it leaks and loses.
import duckdb


def load(path, files):
    con = duckdb.connect(path)  # expect: TX301
    con.begin()
    for name in files:
        con.execute("INSERT INTO trips SELECT * FROM read_csv_auto(?)", [name])
    con.commit()
    con.close()


def merge(con: duckdb.DuckDBPyConnection, names):
    con.begin()  # expect: TX201
    for name in names:
        con.execute("INSERT INTO trips SELECT * FROM read_parquet(?)", [name])
    con.commit()
