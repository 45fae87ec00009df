"""A probe before a cursor is handed out: the rollback in the handler clears an aborted state, callers commit."""

import psycopg2


class Events:
    def __init__(self, dsn):
        self.db = psycopg2.connect(dsn)

    def cursor(self):
        try:
            cursor = self.db.cursor()
            cursor.execute("SELECT 1")
        except psycopg2.InternalError:
            self.db.rollback()
            cursor = self.db.cursor()
        return cursor

    def post(self, event):
        cursor = self.cursor()
        try:
            cursor.execute("INSERT INTO event (name) VALUES (%s)", (event,))
            self.db.commit()
        except psycopg2.Error:
            self.db.rollback()
            raise
