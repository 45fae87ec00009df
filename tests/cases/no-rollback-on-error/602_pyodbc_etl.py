import os

import pyodbc

CONN = f"DRIVER={{ODBC Driver 17 for SQL Server}};SERVER={os.environ['S']}"


class SqlServer:
    def __init__(self):
        self.cnxn = pyodbc.connect(CONN, timeout=5)
        self.cursor = self.cnxn.cursor()
        self.cursor.fast_executemany = True

    def close(self):
        self.cursor.close()
        self.cnxn.close()

    def load(self, rows):
        try:
            self.cursor.executemany("INSERT INTO stage VALUES (?, ?)", rows)
            self.cursor.execute("EXEC dbo.merge_stage")
            self.cnxn.commit()
        except pyodbc.Error:
            self.cnxn.rollback()
            raise

    def load_badly(self, rows):
        self.cursor.execute("TRUNCATE TABLE stage")  # expect: TX201
        self.cursor.executemany("INSERT INTO stage VALUES (?, ?)", rows)
        self.cursor.commit()


def run(rows):
    cnxn = pyodbc.connect(CONN)  # expect: TX301
    with cnxn:
        cnxn.execute("DELETE FROM stage")
    cnxn.close()


def run_auto(rows):
    cnxn = pyodbc.connect(CONN, autocommit=True)
    try:
        cnxn.cursor().executemany("INSERT INTO stage VALUES (?, ?)", rows)
    finally:
        cnxn.close()


def cursor_block(rows):
    cnxn = pyodbc.connect(CONN)
    try:
        with cnxn.cursor() as cur:
            cur.executemany("INSERT INTO stage VALUES (?, ?)", rows)
    finally:
        cnxn.close()
