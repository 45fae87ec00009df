import time

from django.db import DatabaseError, connections, transaction

legacy = connections["legacy"]


def copy(rows):
    with transaction.atomic(using="legacy"):
        with legacy.cursor() as cur:
            cur.executemany("INSERT INTO t VALUES (%s)", rows)


def swallow(rows):
    with transaction.atomic(using="legacy"):
        with legacy.cursor() as cur:
            for row in rows:
                try:
                    cur.execute("INSERT INTO t VALUES (%s)", row)
                except DatabaseError:  # expect: TX401
                    continue


def wait(rows):
    with transaction.atomic(using="legacy"):
        with connections["legacy"].cursor() as cur:
            cur.executemany("INSERT INTO t VALUES (%s)", rows)
        time.sleep(5)  # expect: TX402


def switched(rows):
    legacy.set_autocommit(False)
    try:
        with legacy.cursor() as cur:
            cur.executemany("INSERT INTO t VALUES (%s)", rows)
        legacy.commit()
    except Exception:
        legacy.rollback()
        raise
    finally:
        legacy.set_autocommit(True)


@transaction.atomic  # expect: TX107
async def inert(rows):
    return rows
