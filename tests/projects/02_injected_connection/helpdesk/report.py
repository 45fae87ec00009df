import csv

from . import cases
from .db import with_connection


@with_connection
def counts(conn):
    with conn.cursor() as cur:
        cur.execute("SELECT state, count(*) FROM case_ GROUP BY state")
        return dict(cur.fetchall())


def write(path, case_ids):
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        for case_id in case_ids:
            out.writerow([case_id, *cases.notes(case_id)])
        out.writerows(counts().items())
