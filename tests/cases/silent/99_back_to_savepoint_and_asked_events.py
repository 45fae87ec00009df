"""Going back to a savepoint is as sure as a rollback, and asking an event for its state raises nothing."""

import threading

import psycopg2


class Reporter:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)
        self.stopping = threading.Event()

    def report(self, text):
        cursor = self.conn.cursor()
        cursor.execute("SAVEPOINT report")
        try:
            cursor.execute("UPDATE meta SET error = %s", (text,))
            cursor.execute("RELEASE report")
        except BaseException:
            cursor.execute("ROLLBACK TO report")
        if not self.is_stopping():
            self.conn.commit()
        else:
            self.conn.rollback()

    def is_stopping(self):
        return self.stopping.is_set()

    def close(self):
        self.conn.close()
