# A driver without a model, seen by its use alone: cursor().execute(SQL) and commit().
import vertica_python


class Loader:
    def __init__(self, info):
        self.connection = vertica_python.connect(**info)

    def close(self):
        self.connection.close()

    def load(self, table, rows):
        cur = self.connection.cursor()
        cur.execute(f"TRUNCATE TABLE {table}")  # expect: TX201
        for row in rows:
            cur.execute(f"INSERT INTO {table} VALUES (:a, :b)", row)
        self.connection.commit()
