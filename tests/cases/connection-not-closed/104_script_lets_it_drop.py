"""A script's connection that CPython closes as the function is left; one of SQLite stays open until then."""

import sqlite3

import psycopg2


def apply(dsn, rules):
    conn = psycopg2.connect(dsn)
    conn.autocommit = True
    cursor = conn.cursor()
    cursor.execute("SELECT name FROM families")
    for (name,) in cursor.fetchall():
        cursor.execute("UPDATE events SET family = %s", (rules[name],))
    return 0


def count(path):
    conn = sqlite3.connect(path)  # expect: TX301
    return conn.execute("SELECT count(*) FROM events").fetchone()[0]


if __name__ == "__main__":
    apply("dbname=events", {})
    print(count("events.db"))
