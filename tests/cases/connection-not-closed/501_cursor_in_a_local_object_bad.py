# An object that has the cursor is dropped with the function, and nothing closes the connection.
import sqlite3
from dataclasses import dataclass


@dataclass
class Reader:
    cursor: sqlite3.Cursor


def count(path):
    db = sqlite3.connect(path)  # expect: TX301
    reader = Reader(db.cursor())
    return len(reader.cursor.execute("SELECT 1").fetchall())
