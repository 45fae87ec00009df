# Each connection has its own block, entered right behind the connect().
from contextlib import closing

import MySQLdb


def copy(source, target):
    with closing(MySQLdb.connect(**source)) as old, closing(MySQLdb.connect(**target)) as new:
        reader = old.cursor()
        reader.execute("SELECT id, name FROM customer")
        writer = new.cursor()
        writer.executemany("INSERT INTO customer (id, name) VALUES (%s, %s)", reader.fetchall())
        new.commit()
