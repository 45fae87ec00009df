# A temporary table and a database in memory end with their connection: nothing is lost that was meant to stay.
import sqlite3
from contextlib import closing

import pymysql


def distinct(lines):
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute("CREATE TABLE line (text TEXT UNIQUE)")
        conn.executemany("INSERT OR IGNORE INTO line VALUES (?)", [(line,) for line in lines])
        return [text for (text,) in conn.execute("SELECT text FROM line ORDER BY text")]


def overlap(settings, ids):
    with closing(pymysql.connect(**settings)) as conn, conn.cursor() as cur:
        cur.execute("CREATE TEMPORARY TABLE wanted (id INT)")
        cur.executemany("INSERT INTO wanted VALUES (%s)", [(i,) for i in ids])
        cur.execute("SELECT id FROM wanted JOIN item USING (id)")
        return [i for (i,) in cur.fetchall()]
