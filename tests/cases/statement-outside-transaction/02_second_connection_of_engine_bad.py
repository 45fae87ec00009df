# Inside engine.begin() a second connection of the same engine inserts: that row stays when the block rolls back,
# and it waits for ever where it needs a row the block has locked.
from sqlalchemy import text

from orders.db import engine


def place(order):
    with engine.begin() as conn:
        number = conn.execute(
            text("INSERT INTO orders (customer) VALUES (:c) RETURNING id"), {"c": order.customer}
        ).scalar_one()
        with engine.begin() as other:  # allow: TX408
            other.execute(text("INSERT INTO line (order_id, sku) VALUES (:o, :s)"), {"o": number, "s": order.sku})  # expect: TX408
    return number
