# The session runs on the connection of the block; Core and ORM share its transaction.
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from shop.models import Order

engine = create_engine("postgresql://shop@db/shop")


def import_orders(rows):
    with engine.begin() as conn:
        conn.execute(text("SET LOCAL synchronous_commit = off"))
        session = Session(bind=conn)
        session.add_all(Order(**row) for row in rows)
        session.flush()
        session.connection().execute(text("ANALYZE orders"))
