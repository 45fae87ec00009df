# One connection for one unit of work; two engines for two databases are another matter.
from sqlalchemy import create_engine, text

shop = create_engine("postgresql+psycopg://localhost/shop")
warehouse = create_engine("postgresql+psycopg://warehouse/stock")


def place(order):
    with shop.begin() as conn:
        number = conn.execute(
            text("INSERT INTO orders (customer) VALUES (:c) RETURNING id"), {"c": order.customer}
        ).scalar_one()
        conn.execute(text("INSERT INTO line (order_id, sku) VALUES (:o, :s)"), {"o": number, "s": order.sku})
    return number


def copy_stock():
    with warehouse.connect() as source, shop.begin() as target:
        for sku, amount in source.execute(text("SELECT sku, amount FROM stock")):
            target.execute(text("INSERT INTO stock (sku, amount) VALUES (:s, :a)"), {"s": sku, "a": amount})
