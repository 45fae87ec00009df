"""A helper that asks before it adds sends the query, and what was added before: both may fail."""

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, sessionmaker

from shop.models import Product

maker = sessionmaker(create_engine("postgresql+psycopg://localhost/shop"))


def create(session: Session, name, price):
    if session.scalars(select(Product).where(Product.name == name)).first() is None:
        session.add(Product(name=name, price=price))


def create_all(session, rows):
    for name, price in rows:
        session.add(Product(name=name, price=price))
    session.flush()


def fill(rows):
    with maker.begin() as session:
        for name, price in rows:
            try:
                create(session, name, price)
            except Exception:  # expect: TX401
                print("no product", name)


def fill_at_once(rows):
    with maker.begin() as session:
        try:
            create_all(session, rows)
        except Exception:  # expect: TX401
            print("no products")
