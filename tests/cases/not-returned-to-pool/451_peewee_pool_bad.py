# peewee pool: as projects write it, and as it leaks.
from playhouse.pool import PooledPostgresqlDatabase

db = PooledPostgresqlDatabase("shop", max_connections=8, stale_timeout=300)


def add(name):
    db.connect()  # expect: TX303
    with db.atomic():
        db.execute_sql("INSERT INTO item (name) VALUES (%s)", (name,))
    db.close()


def swallow(names):
    with db.atomic():
        for name in names:
            try:
                db.execute_sql("INSERT INTO item (name) VALUES (%s)", (name,))
            except Exception:  # expect: TX401
                print("skipped", name)
