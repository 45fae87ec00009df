"""Nothing is sent where a helper only adds an object: what it raises is no error of a statement."""

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from shop.models import Product

maker = sessionmaker(create_engine("postgresql+psycopg://localhost/shop"))


def create(session, name, price):
    row = Product.from_dict({"name": name, "price": price})
    session.add(row)


def create_twice(session, name):
    create(session=session, name=name, price=1)
    create(session, name, 2)


def fill(rows):
    with maker.begin() as session:
        for name, price in rows:
            try:
                create(session=session, name=name, price=price)
            except Exception:
                print("no product", name)


def double(names):
    with maker.begin() as session:
        for name in names:
            try:
                create_twice(session, name)
            except Exception:
                print("no product", name)
