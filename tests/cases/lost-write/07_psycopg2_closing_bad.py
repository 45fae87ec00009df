# closing() closes, and psycopg2 throws away what was not committed; the early return hides that no path commits.
from contextlib import closing

import psycopg2


def vote(dsn, poll, choice):
    with closing(psycopg2.connect(dsn)) as conn, conn.cursor() as cur:
        cur.execute("SELECT open FROM poll WHERE id = %s", (poll,))
        if not (row := cur.fetchone()) or not row[0]:
            return False
        cur.execute("INSERT INTO vote (poll, choice) VALUES (%s, %s)", (poll, choice))  # expect: TX403
        return True
