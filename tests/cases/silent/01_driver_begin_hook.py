# The well-known recipe for SQLite under SQLAlchemy: the hook sends BEGIN because the engine is about to begin. The end
# is the engine's business.
from sqlalchemy import create_engine, event

engine = create_engine("sqlite:///notes.db")


@event.listens_for(engine, "connect")
def leave_begin_to_us(dbapi_connection, record):
    dbapi_connection.isolation_level = None


@event.listens_for(engine, "begin")
def begin_at_once(conn):
    conn.exec_driver_sql("BEGIN IMMEDIATE")
