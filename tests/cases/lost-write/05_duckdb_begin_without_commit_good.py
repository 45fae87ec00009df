# Without begin() each INSERT is stored at once; with it, the commit is there.
import duckdb


def load(path, files):
    with duckdb.connect(path) as conn:
        for name in files:
            conn.execute("INSERT INTO fact SELECT * FROM read_parquet(?)", [name])


def load_all_or_nothing(path, files):
    with duckdb.connect(path) as conn:
        conn.begin()
        for name in files:
            conn.execute("INSERT INTO fact SELECT * FROM read_parquet(?)", [name])
        conn.commit()
