# duckdb commits each statement by itself, but begin() switches that off, and closing drops what is pending.
import duckdb


def load(path, files):
    with duckdb.connect(path) as conn:
        conn.begin()  # allow: TX203,TX201
        for name in files:
            conn.execute("INSERT INTO fact SELECT * FROM read_parquet(?)", [name])  # expect: TX403
