"""Called without its commit, the helper swallows the duplicate and does not roll back."""

import psycopg2


class Monitor:
    def __init__(self, dsn):
        self.db = psycopg2.connect(dsn)

    def execute(self, statement, values=None, commit=True):
        try:
            self.db.cursor().execute(statement, values)
            if commit:
                self.db.commit()
        except psycopg2.IntegrityError:
            if commit:
                self.db.rollback()

    def post(self, event):
        self.execute("INSERT INTO event (name) VALUES (%s)", (event,), commit=False)  # expect: TX204  # allow: TX201
        self.execute("UPDATE service SET seen = now() WHERE name = %s", (event,), commit=False)  # expect: TX204
        self.db.commit()
