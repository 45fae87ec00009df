# The close loses the row on every way out; that an error skips it is nothing beside that.
import psycopg2
import pymysql


def add(settings, name):
    conn = pymysql.connect(**settings)
    cur = conn.cursor()
    cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))  # expect: TX403
    conn.close()


def add_each(dsn, names):
    conn = psycopg2.connect(dsn)
    cur = conn.cursor()
    for name in names:
        cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))  # expect: TX403
    conn.close()


def add_and_commit(settings, name):
    conn = pymysql.connect(**settings)  # expect: TX301
    cur = conn.cursor()
    cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
    conn.commit()
    conn.close()
