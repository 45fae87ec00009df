# duckdb: begun, ended and closed as it should be.
import duckdb


def load(path, files):
    with duckdb.connect(path) as con:
        for name in files:
            con.execute("INSERT INTO trips SELECT * FROM read_csv_auto(?)", [name])


def merge(con: duckdb.DuckDBPyConnection, names):
    con.begin()
    try:
        for name in names:
            con.execute("INSERT INTO trips SELECT * FROM read_parquet(?)", [name])
    except Exception:
        con.rollback()
        raise
    con.commit()


def longest():
    return duckdb.sql("SELECT max(distance) FROM 'trips.parquet'").fetchone()[0]
