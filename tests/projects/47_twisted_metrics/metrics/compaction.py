import psycopg2
from twisted.internet import reactor, threads


def start(dsn, days):
    reactor.callInThread(compact, dsn, days)
    return threads.deferToThread(vacuum, dsn)


def compact(dsn, days):
    conn = psycopg2.connect(dsn)  # expect: TX301
    cur = conn.cursor()
    for day in days:
        cur.execute("INSERT INTO daily SELECT name, avg(value) FROM sample WHERE day = %s GROUP BY name", (day,))
        if cur.rowcount == 0:
            return
        cur.execute("DELETE FROM sample WHERE day = %s", (day,))
    conn.commit()
    conn.close()


def vacuum(dsn):
    conn = psycopg2.connect(dsn)
    try:
        conn.autocommit = True
        conn.cursor().execute("VACUUM sample")
    finally:
        conn.close()
