# The raw statement is sent by a fresh connection, which does not see the flushed row.
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from shop.models import Order

engine = create_engine("postgresql://shop@db/shop")


def place(number):
    with Session(engine) as session, session.begin():
        session.add(Order(number=number))
        session.flush()
        with engine.begin() as conn:
            conn.execute(text("UPDATE counters SET orders = orders + 1"))  # expect: TX408
