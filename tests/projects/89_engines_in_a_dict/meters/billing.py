from sqlalchemy import text

from meters.engines import tenant_engine


def charge(tenant, meter, amount):
    engine = tenant_engine(tenant)
    with engine.begin() as conn:
        conn.execute(text("UPDATE account SET due = due + :a WHERE meter = :m"), {"a": amount, "m": meter})
        journal(conn, meter, amount)


def journal(conn, meter, amount):
    conn.execute(text("INSERT INTO journal VALUES (:m, :a)"), {"m": meter, "a": amount})
