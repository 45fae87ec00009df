# A connect event sends the SET; so does an event for all engines of the class.
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine

engine = create_engine("postgresql://app@db/app", pool_recycle=1800)
replica = create_engine("postgresql://app@replica/app", pool_recycle=1800)


@event.listens_for(Engine, "connect")
def limit_idle_transactions(dbapi_connection, record):
    with dbapi_connection.cursor() as cursor:
        cursor.execute("SET idle_in_transaction_session_timeout = '60s'")
    dbapi_connection.commit()
