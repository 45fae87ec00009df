import sqlite3

import click


class State:
    def __init__(self, path):
        self.path = path
        self.db = None

    def open(self):
        if self.db is None:
            self.db = sqlite3.connect(self.path)
        return self.db

    def close(self):
        if self.db is not None:
            self.db.close()
            self.db = None


pass_state = click.make_pass_decorator(State)
