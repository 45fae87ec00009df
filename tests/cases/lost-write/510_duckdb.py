import duckdb


def load(path, rows):
    con = duckdb.connect(path)
    try:
        con.begin()
        try:
            con.executemany("INSERT INTO t VALUES (?)", rows)
            con.commit()
        except BaseException:
            con.rollback()
            raise
    finally:
        con.close()


def load_lost(path, rows):
    with duckdb.connect(path) as con:
        con.begin()
        con.executemany("INSERT INTO t VALUES (?)", rows)  # expect: TX403


def load_swallow(path, rows):
    with duckdb.connect(path) as con:
        con.execute("BEGIN TRANSACTION")
        for row in rows:
            try:
                con.execute("INSERT INTO t VALUES (?)", row)
            except duckdb.Error:  # expect: TX204
                print("skipped", row)
        con.execute("COMMIT")


def report(path):
    with duckdb.connect(path) as con:
        con.execute("CREATE TABLE IF NOT EXISTS r AS SELECT 1")
        return con.sql("SELECT * FROM r").fetchall()
