# The finally clause asks whether an exception is in flight, by flag, by sys.exc_info or by a handler that raised.
import csv


class Importer:
    def __init__(self, connection):
        self.connection = connection

    def load(self, path):
        cur = self.connection.cursor()
        failed = False
        try:
            with open(path) as f:
                for row in csv.reader(f):
                    cur.execute("INSERT INTO stock (sku, n) VALUES (%s, %s)", (row[0], int(row[1])))
        except BaseException:
            failed = True
            raise
        finally:
            cur.close()
            if failed:
                self.connection.rollback()
            else:
                self.connection.commit()

    def load_one(self, row):
        error = None
        try:
            with self.connection.cursor() as cur:
                cur.execute("INSERT INTO stock (sku, n) VALUES (%s, %s)", row)
        except Exception as e:
            error = e
        finally:
            if error is None:
                self.connection.commit()
            else:
                self.connection.rollback()
        if error:
            raise error
