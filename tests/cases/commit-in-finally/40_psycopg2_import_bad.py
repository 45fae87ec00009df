# Half an import is committed when a line cannot be parsed.
import csv


class Importer:
    def __init__(self, connection):
        self.connection = connection

    def load(self, path):
        cur = self.connection.cursor()
        try:
            with open(path) as f:
                for row in csv.reader(f):
                    cur.execute("INSERT INTO stock (sku, n) VALUES (%s, %s)", (row[0], int(row[1])))
        finally:
            cur.close()
            self.connection.commit()  # expect: TX104
