# Reading, a temporary table, a lock and a function that is called by SELECT lose nothing.
import psycopg2


def totals(dsn, day):
    conn = psycopg2.connect(dsn)
    try:
        cur = conn.cursor()
        cur.execute("CREATE TEMP TABLE wanted (id integer)")
        cur.execute("INSERT INTO wanted SELECT id FROM orders WHERE day = %s", (day,))
        cur.execute("SELECT sum(total) FROM orders JOIN wanted USING (id)")
        return cur.fetchone()[0]
    finally:
        conn.close()
