# Fixtures hand out and close; a fixture may also use a finalizer.
import sqlite3

import pytest


@pytest.fixture
def db(tmp_path):
    conn = sqlite3.connect(tmp_path / "t.db")
    conn.execute("CREATE TABLE t (v)")
    yield conn
    conn.close()


@pytest.fixture
def other(request, tmp_path):
    conn = sqlite3.connect(tmp_path / "o.db")
    request.addfinalizer(conn.close)
    return conn


def test_insert(db):
    db.execute("INSERT INTO t VALUES (1)")
    db.commit()
    assert db.execute("SELECT count(*) FROM t").fetchone() == (1,)
