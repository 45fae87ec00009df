# The block is entered and left by hand, and not left where the query fails.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql://localhost/shop", pool_recycle=1800)


def stock():
    lease = engine.connect()
    conn = lease.__enter__()
    try:
        rows = conn.execute(text("SELECT sku, amount FROM stock")).all()
    finally:
        lease.__exit__(None, None, None)
    return rows
