# duckdb: as projects write it, and as it leaks.
import duckdb


def load(path, files):
    con = duckdb.connect(path)  # expect: TX301
    con.begin()
    for file in files:
        con.execute("INSERT INTO event SELECT * FROM read_parquet(?)", [file])
    con.commit()
    con.close()
