"""The server is to refuse the write."""

import pytest
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg://reader@localhost/shop")


def test_read_only():
    with pytest.raises(Exception) as caught:
        with engine.connect() as conn:
            conn.execute(text("INSERT INTO orders VALUES (1)"))
    assert "read-only" in str(caught.value)
