# Every failure is rolled back in the handler before finally runs, so the commit there has nothing left to store.
import psycopg2


def recount(dsn, shelves):
    conn = psycopg2.connect(dsn)
    try:
        try:
            with conn.cursor() as cur:
                for shelf in shelves:
                    cur.execute("UPDATE shelf SET counted = %s WHERE id = %s", (shelf.count(), shelf.id))
        except BaseException:
            conn.rollback()
            raise
        finally:
            conn.commit()
    finally:
        conn.close()
