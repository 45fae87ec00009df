# Each test runs in a transaction that the fixture rolls back; the application sees the same session.
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from notebook.api import app
from notebook.db import engine, get_db
from notebook.models import Base


@pytest.fixture(scope="session", autouse=True)
def tables():
    Base.metadata.create_all(engine)
    yield
    Base.metadata.drop_all(engine)


@pytest.fixture
def db():
    connection = engine.connect()
    transaction = connection.begin()
    session = Session(bind=connection, join_transaction_mode="create_savepoint")
    yield session
    session.close()
    transaction.rollback()
    connection.close()


@pytest.fixture
def client(db):
    app.dependency_overrides[get_db] = lambda: db
    yield TestClient(app)
    app.dependency_overrides.clear()
