"""Two names that are given each other's value, over and over: what they hold is still one connection."""

import sqlite3


def opened(path, tries):
    conn = sqlite3.connect(path)
    best = conn
    other = best
    for _ in range(tries):
        best = other
        other = best
    return best


def note(path, text):
    conn = opened(path, 3)  # expect: TX301
    conn.execute("INSERT INTO notes VALUES (?)", (text,))
    conn.commit()
