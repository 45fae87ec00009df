"""A connection that is cached for all, and that nobody commits or rolls back: it stays idle in transaction."""

from functools import lru_cache

import psycopg2


@lru_cache
def cached():
    return psycopg2.connect("dbname=reports")


def names():
    cur = cached().cursor()
    cur.execute("SELECT name FROM customers")  # expect: TX203
    return cur.fetchall()
