"""What creates the database or its tables runs once, as a program is set up."""

from sqlalchemy import create_engine, text

from shop.models import Base


def sqlite_create_tables(path):
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)


def postgres_create_database(url, name):
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        conn.execute(text(f"CREATE DATABASE {name}"))


def create_order(url, order):
    engine = create_engine(url)  # expect: TX304
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO orders (id) VALUES (:id)"), {"id": order})
