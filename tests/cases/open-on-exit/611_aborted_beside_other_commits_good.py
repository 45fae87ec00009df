# Other methods commit, which does nothing to a transaction that an error has aborted.
import psycopg2


class Log:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)
        self.cur = self.conn.cursor()

    def close(self):
        self.conn.close()

    def write(self, lines, many=False):
        try:
            if many:
                self.cur.executemany("INSERT INTO log (line) VALUES (%s)", lines)
            else:
                self.cur.execute("INSERT INTO log (line) VALUES (%s)", lines[:1])
            self.conn.commit()  # allow: TX102
        except psycopg2.Error as error:
            self.conn.rollback()
            print(error)
            raise

    def mark(self, name):
        self.cur.execute("UPDATE marks SET at = now() WHERE name = %s", (name,))
        self.conn.commit()
