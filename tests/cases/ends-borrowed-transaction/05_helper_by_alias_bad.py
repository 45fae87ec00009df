# The helper is passed on as a value and called under another name, between two writes.
import sqlite3


def save_setting(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))
    db.commit()  # expect: TX409


def import_profile(db: sqlite3.Connection, profile: dict) -> None:
    store = save_setting
    try:
        db.execute("DELETE FROM contact")
        for key, value in profile["settings"].items():
            store(db, key, value)
        db.executemany("INSERT INTO contact (name) VALUES (?)", [(name,) for name in profile["contacts"]])
        db.commit()
    except BaseException:
        db.rollback()
        raise
