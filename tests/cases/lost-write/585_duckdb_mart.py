import duckdb


def build(path, files):
    con = duckdb.connect(path)
    try:
        con.execute("BEGIN TRANSACTION")
        for f in files:
            con.execute("INSERT INTO mart SELECT * FROM read_parquet(?)", [f])
        con.execute("COMMIT")
    except Exception:
        con.execute("ROLLBACK")
        raise
    finally:
        con.close()


def build_lost(path):
    with duckdb.connect(path) as con:
        con.begin()
        con.execute("INSERT INTO mart VALUES (1)")  # expect: TX403


class Mart:
    def __init__(self, path):
        self.con = duckdb.connect(path)

    def refresh(self):
        self.con.begin()  # expect: TX201
        self.con.execute("DELETE FROM mart")
        self.con.execute("INSERT INTO mart SELECT * FROM stage")
        self.con.commit()

    def one(self):
        return self.con.sql("SELECT 1").fetchone()

    def add(self, row):
        self.con.execute("INSERT INTO mart VALUES (?)", [row])

    def close(self):
        self.con.close()
