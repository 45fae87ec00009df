from sqlalchemy import text

from meters.engines import make_engine, session_for, tenant_engine


def store(tenant, rows):
    with tenant_engine(tenant).begin() as conn:
        conn.execute(text("INSERT INTO reading VALUES (:meter, :value)"), rows)


def latest(tenant, meter):
    engine = make_engine(tenant)  # expect: TX304
    with engine.connect() as conn:
        return conn.execute(text("SELECT max(value) FROM reading WHERE meter = :m"), {"m": meter}).scalar()


def correct(tenant, meter, value):
    with tenant_engine(tenant).connect() as conn:
        conn.execute(text("UPDATE reading SET value = :v WHERE meter = :m"), {"v": value, "m": meter})  # expect: TX403


def meters(tenant):
    with session_for(tenant) as session:
        return session.execute(text("SELECT DISTINCT meter FROM reading")).scalars().all()


def drop(tenant, meter):
    session = session_for(tenant)  # expect: TX301
    session.execute(text("DELETE FROM reading WHERE meter = :m"), {"m": meter})
    session.commit()
    session.close()
