# SQLAlchemy connection, not closed when there is nothing to do.
from sqlalchemy import create_engine, text

engine = create_engine("mysql+pymysql://app@db/app", pool_recycle=3600)


def archive(day):
    conn = engine.connect()  # expect: TX301
    n = conn.execute(text("SELECT count(*) FROM event WHERE day = :d"), {"d": day}).scalar()
    if n == 0:
        return 0
    conn.execute(text("INSERT INTO archive SELECT * FROM event WHERE day = :d"), {"d": day})
    conn.execute(text("DELETE FROM event WHERE day = :d"), {"d": day})
    conn.commit()
    conn.close()
    return n
