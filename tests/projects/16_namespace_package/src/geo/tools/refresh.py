from geo.db.connection import connect, scalar
from geo.errors import UsageError


def refresh(dsn):
    conn = connect(dsn)  # expect: TX301
    if scalar(conn, "SELECT count(*) FROM place") == 0:
        return False
    conn.execute("REFRESH MATERIALIZED VIEW place_view")
    conn.commit()
    conn.close()
    return True


def analyse(dsn):
    with connect(dsn, autocommit=True) as conn:
        if scalar(conn, "SELECT count(*) FROM place") == 0:
            raise UsageError("nothing imported")
        conn.execute("ANALYSE")


def check(dsn):
    conn = connect(dsn)
    try:
        return scalar(conn, "SELECT count(*) FROM place WHERE name IS NULL") == 0
    finally:
        conn.close()
