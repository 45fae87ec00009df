from sqlalchemy import text

from crm.seeding import reseed


def test_reseed(session):
    reseed(["Ada"])
    assert session.execute(text("SELECT count(*) FROM customer")).scalar_one() == 1


def test_names(connection):
    connection.execute(text("INSERT INTO customer (name) VALUES ('Ada')"))
    assert connection.execute(text("SELECT name FROM customer")).scalar_one() == "Ada"
