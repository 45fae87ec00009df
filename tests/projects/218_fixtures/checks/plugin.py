import psycopg2
import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from lib.store import Store


@pytest.fixture
def conn():
    conn = psycopg2.connect("dbname=test")
    yield conn
    conn.rollback()
    conn.close()


@pytest.fixture(scope="session")
def engine():
    engine = create_engine("postgresql:///test")
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine):
    connection = engine.connect()
    outer = connection.begin()
    session = Session(bind=connection, join_transaction_mode="create_savepoint")
    yield session
    session.close()
    outer.rollback()
    connection.close()


@pytest.fixture
def store(conn):
    return Store(conn)
