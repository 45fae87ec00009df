# duckdb: as projects write it.
import duckdb


def load(path, files):
    with duckdb.connect(path) as con:
        con.begin()
        try:
            for file in files:
                con.execute("INSERT INTO event SELECT * FROM read_parquet(?)", [file])
        except Exception:
            con.rollback()
            raise
        con.commit()


def count(path):
    with duckdb.connect(path, read_only=True) as con:
        return con.execute("SELECT count(*) FROM event").fetchone()[0]


def frame(df):
    return duckdb.sql("SELECT * FROM df").df()
