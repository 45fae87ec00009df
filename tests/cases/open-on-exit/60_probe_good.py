# A probe: whoever asked for the connection goes on with it, and what fails is closed.
import psycopg2


class Cached:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def is_invalid(self):
        try:
            cursor = self.conn.cursor()
            cursor.execute("SELECT 1")
            return False
        except psycopg2.Error:
            self.conn.close()
            return True
