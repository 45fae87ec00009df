# The handler catches an error of the parser, not of the database: the transaction is untouched by it.
from contextlib import closing

import psycopg2


def import_readings(dsn, lines):
    bad = 0
    with closing(psycopg2.connect(dsn)) as conn:
        cur = conn.cursor()
        for line in lines:
            try:
                value = float(line)
            except ValueError:
                bad += 1
                continue
            cur.execute("INSERT INTO reading (value) VALUES (%s)", (value,))
        conn.commit()
    return bad
