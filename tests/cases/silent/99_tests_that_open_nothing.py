"""A call that has to fail gives nothing, and a library that is patched away opens nothing."""

import unittest
from unittest.mock import MagicMock, patch

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from shop.models import Step

engine = create_engine("postgresql://localhost/shop")


def test_is_refused():
    with pytest.raises(RuntimeError):
        engine.connect()


@patch("sqlalchemy.orm.Session.query")
def test_find(query):
    query.return_value.first.return_value = MagicMock(spec=Step)
    session = Session(engine)
    assert Step.find(session, 1)
    assert session.query(Step).first()


class Refusals(unittest.TestCase):
    def test_is_refused(self):
        with self.assertRaises(RuntimeError):
            conn = engine.connect()
            conn.close()

    def test_statement_is_refused(self):
        with self.assertRaises(RuntimeError):
            conn = engine.connect()  # expect: TX301
            conn.exec_driver_sql("SELECT 1")
