"""What is lost with the commit of a transaction that has but read is nothing."""

import logging

import psycopg2


def version_of(conn):
    cursor = conn.cursor()
    cursor.execute("SELECT version FROM extensions")
    return cursor.fetchone()


class Watcher:
    def __init__(self, dsn, name):
        self.conn = psycopg2.connect(dsn)
        self.name = name
        self.last = None

    def look(self):
        cursor = self.conn.cursor()
        try:
            self.version = version_of(self.conn)
            cursor.execute("SELECT kind FROM tasks WHERE name = '%s'" % self.name)
            self.kind = cursor.fetchone()
            cursor.execute("SELECT at FROM seen")
            self.last = cursor.fetchone()
            self.conn.commit()
        except Exception as error:
            logging.warning("not found: %s", error)
            self.conn.rollback()

    def mark(self):
        cursor = self.conn.cursor()
        try:
            cursor.execute("SELECT at FROM seen")
            cursor.execute("SELECT mark(%s) ", (self.name,))
            self.conn.commit()  # expect: TX102
        except Exception as error:
            logging.warning("not marked: %s", error)
            self.conn.rollback()

    def run(self, statement):
        cursor = self.conn.cursor()
        try:
            cursor.execute("SELECT at FROM seen")
            cursor.execute(statement)
            self.conn.commit()  # expect: TX102
        except Exception as error:
            logging.warning("not run: %s", error)
            self.conn.rollback()

    def close(self):
        self.conn.close()
