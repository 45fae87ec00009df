# Whether to commit is a parameter: the callers that say no commit later, with the rest of their work.
import sqlite3


def set_value(conn: sqlite3.Connection, key: str, value: str, commit: bool = True) -> None:
    conn.execute("REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))
    if commit:
        conn.commit()


def set_values(conn: sqlite3.Connection, values: dict[str, str]) -> None:
    with conn:
        for key, value in values.items():
            set_value(conn, key, value, commit=False)
