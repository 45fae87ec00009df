# Nothing keeps the generator of next(get_db()): its finally has run, and the session begins anew when it is used.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from shop.models import Order

SessionLocal = sessionmaker(create_engine("postgresql:///shop"))


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


def nightly():
    db = next(get_db())  # expect: TX301
    for order in db.query(Order):
        order.total = round(order.total)
    db.commit()


def weekly():
    db = next(get_db())
    try:
        db.query(Order).delete()
        db.commit()
    finally:
        db.close()


def monthly():
    # The generator lives as long as the function, and closes the session as it is dropped.
    sessions = get_db()
    db = next(sessions)
    db.query(Order).delete()
    db.commit()
