"""A close of which nothing is known, and an object that gets what was made for it."""

import psycopg2
from peewee import SqliteDatabase

from pools import close_quietly, proxy


def probe(dsn):
    conn = psycopg2.connect(dsn)
    try:
        with conn.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        close_quietly(conn)


def configure(path):
    proxy.initialize(SqliteDatabase(path))
    proxy.obj.execute_sql("PRAGMA foreign_keys = ON")
