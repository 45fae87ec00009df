"""Whoever begins by blocks has a connection in autocommit outside of them: to read opens nothing."""


class Transaction:
    def __init__(self, connection):
        self.connection = connection
        self.cursor = connection.cursor()

    def __enter__(self):
        self.connection.begin()
        return self.cursor

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.connection.commit()
        else:
            self.connection.rollback()
        self.cursor.close()


class Manager:
    def __init__(self, connection):
        self.connection = connection

    def rows(self, statement):
        with self.connection.cursor() as cursor:
            for row in cursor.execute(statement):
                yield row

    def last(self):
        cursor = self.connection.cursor()
        cursor.execute("SELECT value FROM metadata WHERE name = 'last'")
        return cursor.fetchone()

    def fill(self):
        if self.last() is None:
            return 0
        with Transaction(self.connection) as cursor:
            cursor.execute("UPDATE metadata SET value = 1")
        return 1


class Plain:
    def __init__(self, connection):
        self.connection = connection

    def rows(self, statement):
        with self.connection.cursor() as cursor:
            for row in cursor.execute(statement):  # expect: TX207
                yield row

    def fill(self):
        cursor = self.connection.cursor()
        cursor.execute("UPDATE metadata SET value = 1")
        self.connection.commit()
