import time

from django.db import connections, transaction


def copy(rows):
    with connections["archive"].cursor() as cursor:
        cursor.executemany("INSERT INTO t VALUES (%s)", rows)


def copy_atomic(rows):
    with transaction.atomic(using="archive"):
        with connections["archive"].cursor() as cursor:
            cursor.executemany("INSERT INTO t VALUES (%s)", rows)
            time.sleep(3)  # expect: TX402


def copy_swallow(rows):
    with transaction.atomic(using="archive"):
        for row in rows:
            try:
                with connections["archive"].cursor() as cursor:
                    cursor.execute("INSERT INTO t VALUES (%s)", row)
            except Exception:  # expect: TX401
                continue


def copy_manual(rows):
    conn = connections["archive"]
    conn.set_autocommit(False)  # expect: TX201
    with conn.cursor() as cursor:
        cursor.executemany("INSERT INTO t VALUES (%s)", rows)
    conn.commit()
    conn.set_autocommit(True)
