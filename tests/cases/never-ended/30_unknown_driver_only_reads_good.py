"""An unknown driver whose connection nobody commits, and which only reads: nothing shows that it knows transactions."""

import warehouse


class Runner:
    def __init__(self, configuration):
        self.connection = warehouse.connect(**configuration)

    def run(self, query):
        cursor = self.connection.cursor()
        cursor.execute(query)
        return cursor.fetchall()

    def tables(self):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name FROM columns")
            return [name for (name,) in cursor]
