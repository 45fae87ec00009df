"""A connection of psycopg2 that nothing in the function ever closes: CPython does as the function is left. In a loop,
or where one path closes it, it is another matter."""

import psycopg2


def names(dsn):
    conn = psycopg2.connect(dsn)
    cur = conn.cursor()
    cur.execute("SELECT name FROM person")
    return [name for (name,) in cur.fetchall()]


def add(dsn, name):
    conn = psycopg2.connect(dsn)
    conn.cursor().execute("INSERT INTO person VALUES (%s)", (name,))
    conn.commit()


def count_each(dsns):
    for dsn in dsns:
        conn = psycopg2.connect(dsn)  # expect: TX301
        cur = conn.cursor()
        cur.execute("SELECT count(*) FROM person")
        print(cur.fetchone())


def first(dsn):
    conn = psycopg2.connect(dsn)  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT name FROM person")
    found = cur.fetchone()
    if found is None:
        return None
    conn.close()
    return found[0]


async def later(dsn, queue):
    conn = psycopg2.connect(dsn)  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT name FROM person")
    await queue.put(cur.fetchall())
