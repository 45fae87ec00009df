# executemany in a helper of the class, close() in another method, no commit anywhere... in a function of its own.
import MySQLdb


def load(settings, rows):
    db = MySQLdb.connect(**settings)
    try:
        c = db.cursor()
        c.executemany("INSERT INTO price (sku, cents) VALUES (%s, %s)", rows)  # expect: TX403
        print(c.rowcount, "rows")
    finally:
        db.close()
