# The helper that commits is called before the first write; the writing one leaves the end to its caller.
import sqlite3


def put_setting(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))


def save_setting(db: sqlite3.Connection, key: str, value: str) -> None:
    put_setting(db, key, value)
    db.commit()


def import_profile(db: sqlite3.Connection, profile: dict) -> None:
    save_setting(db, "imported", profile["name"])
    store = put_setting
    try:
        db.execute("DELETE FROM contact")
        for key, value in profile["settings"].items():
            store(db, key, value)
        db.executemany("INSERT INTO contact (name) VALUES (?)", [(name,) for name in profile["contacts"]])
        db.commit()
    except BaseException:
        db.rollback()
        raise
