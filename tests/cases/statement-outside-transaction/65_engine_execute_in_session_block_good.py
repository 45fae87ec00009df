# Through the session; a log of its own is written after the block.
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from shop.models import Order

engine = create_engine("postgresql://shop@db/shop")


def place(number):
    with Session(engine) as session, session.begin():
        session.add(Order(number=number))
        session.flush()
        session.execute(text("UPDATE counters SET orders = orders + 1"))
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO log (what) VALUES ('order')"))
