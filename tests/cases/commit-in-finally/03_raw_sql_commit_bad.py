# BEGIN and COMMIT as SQL: the COMMIT in finally stores the rows before the one that failed.
import sqlite3
from contextlib import closing


def import_contacts(path, contacts):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        try:
            for contact in contacts:
                db.execute("INSERT INTO contact (name, phone) VALUES (?, ?)", (contact.name, contact.phone()))
        finally:
            db.execute("COMMIT")  # expect: TX104
