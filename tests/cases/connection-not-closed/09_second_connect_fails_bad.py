# When the second connect() fails the first connection is not closed: its try begins too late.
import MySQLdb


def copy(source, target):
    old = MySQLdb.connect(**source)  # expect: TX301
    new = MySQLdb.connect(**target)
    try:
        reader = old.cursor()
        reader.execute("SELECT id, name FROM customer")
        writer = new.cursor()
        writer.executemany("INSERT INTO customer (id, name) VALUES (%s, %s)", reader.fetchall())
        new.commit()
    finally:
        new.close()
        old.close()
