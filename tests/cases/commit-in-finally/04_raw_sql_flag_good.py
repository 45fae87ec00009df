# A flag that is set at the end of the try decides in finally between COMMIT and ROLLBACK.
import sqlite3
from contextlib import closing


def import_contacts(path, contacts):
    complete = False
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        try:
            for contact in contacts:
                db.execute("INSERT INTO contact (name, phone) VALUES (?, ?)", (contact.name, contact.phone()))
            complete = True
        finally:
            db.execute("COMMIT" if complete else "ROLLBACK")
