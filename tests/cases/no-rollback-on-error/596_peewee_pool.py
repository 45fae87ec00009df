from playhouse.pool import PooledPostgresqlDatabase

from .models import Row

db = PooledPostgresqlDatabase("app", max_connections=20, stale_timeout=300)


def handler(n):
    with db.connection_context():
        with db.atomic():
            Row.create(n=n)


def manual(n):
    db.connect(reuse_if_open=True)
    try:
        with db.atomic() as txn:
            Row.create(n=n)
            if n < 0:
                txn.rollback()
    finally:
        db.close()


def leak(n):
    with db.manual_commit():
        db.begin()  # expect: TX201
        Row.create(n=n)
        db.commit()


def inert(n):
    db.atomic()  # expect: TX107
    Row.create(n=n)


def undo(n):
    with db.atomic():
        Row.create(n=n)
        db.rollback()  # expect: TX405
        Row.create(n=n + 1)
