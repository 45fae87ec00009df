from .db import Hub, engine_for, factory_for
from .models import Row


def count(tenant):
    with factory_for(tenant)() as session:
        return session.query(Row).count()


def add(tenant, n):
    hub = Hub(tenant)
    try:
        hub.session.add(Row(n=n))
        hub.session.commit()
    finally:
        hub.close()


def raw(tenant, sql):
    with engine_for(tenant).begin() as conn:
        conn.exec_driver_sql(sql)


def forgotten(tenant, n):
    session = factory_for(tenant)()  # expect: TX301
    session.add(Row(n=n))
    session.commit()


def rows(tenant):
    conn = engine_for(tenant).connect()  # expect: TX303,TX301
    result = conn.exec_driver_sql("SELECT * FROM row").fetchall()
    conn.close()
    return result
