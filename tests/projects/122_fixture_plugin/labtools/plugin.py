import pytest

from labtools.connect import lab, open_lab


@pytest.fixture
def lab_db(tmp_path):
    conn = open_lab(tmp_path / "lab.db")
    yield conn
    conn.close()


@pytest.fixture
def lab_tx(lab_db):
    lab_db.execute("BEGIN")
    yield lab_db
    lab_db.rollback()


@pytest.fixture
def sample(lab_db):
    lab_db.execute("INSERT INTO sample VALUES (1)")
    lab_db.commit()
    return 1


@pytest.fixture(scope="session")
def shared_lab(tmp_path_factory):
    with lab(tmp_path_factory.mktemp("lab") / "lab.db") as conn:
        yield conn
