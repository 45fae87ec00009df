from contextlib import closing

from .db import connect_ro as open_reports
from .db._connect import connect_as


def totals():
    with closing(open_reports()) as conn:
        return conn.execute("SELECT sku, sum(free) FROM stock GROUP BY sku").fetchall()


def shelves(skus):
    found = {}
    for sku in skus:
        conn = open_reports()  # expect: TX301
        row = conn.execute("SELECT shelf FROM stock WHERE sku = %s", (sku,)).fetchone()
        if row is None:
            continue
        found[sku] = row[0]
        conn.close()
    return found


def write_off(sku):
    with closing(connect_as("auditor")) as conn:
        conn.execute("DELETE FROM stock WHERE sku = %s", (sku,))  # expect: TX403
