from sqlalchemy import text

from metrics.factories import Warehouse, closing_connection, connect, engine_for, fresh_engine, session_factory


def record(tenant, name, value):
    with engine_for(tenant).begin() as conn:
        conn.execute(text("INSERT INTO metric VALUES (:n, :v)"), {"n": name, "v": value})


def record_slowly(tenant, name, value):
    engine = fresh_engine(tenant)  # expect: TX304
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO metric VALUES (:n, :v)"), {"n": name, "v": value})


def drop(tenant, name):
    session = session_factory(tenant)()  # expect: TX301
    session.execute(text("DELETE FROM metric WHERE name = :n"), {"n": name})
    session.commit()


def drop_well(tenant, name):
    with session_factory(tenant)() as session, session.begin():
        session.execute(text("DELETE FROM metric WHERE name = :n"), {"n": name})


def latest(name):
    with closing_connection(name) as conn, conn.cursor() as cur:
        cur.execute("SELECT max(at) FROM metric")
        return cur.fetchone()[0]


def vacuumed(name):
    with closing_connection(name) as conn, conn.cursor() as cur:
        cur.execute("DELETE FROM metric WHERE at < now() - interval '1 year'")  # expect: TX403


def import_rows(name, rows):
    conn = connect(dbname=name)  # expect: TX302, TX301
    with conn, conn.cursor() as cur:
        cur.executemany("INSERT INTO metric VALUES (%s, %s)", rows)
    return len(rows)


def store(name, rows):
    house = Warehouse(name)
    try:
        with house.conn as conn, conn.cursor() as cur:
            cur.executemany("INSERT INTO metric VALUES (%s, %s)", rows)
    finally:
        house.close()
