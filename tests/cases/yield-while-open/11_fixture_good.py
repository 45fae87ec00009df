# pytest resumes a fixture after the test in any case, so the rollback behind the yield is always reached.
import pytest

from app.database import engine


@pytest.fixture
def conn():
    connection = engine.connect()
    trans = connection.begin()
    yield connection
    trans.rollback()
    connection.close()
