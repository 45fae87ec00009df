from sqlalchemy import create_engine

from books.ledger import good, open_tx, post, post_quietly

engine = create_engine("postgresql://localhost/app")
shared = engine.connect()


def main(amount):
    post(shared, amount)  # expect: TX203


def quiet(amount):
    conn = engine.connect()
    try:
        post_quietly(conn, amount)  # expect: TX403
    finally:
        conn.close()


def other(amount):
    with engine.connect() as conn:
        tx = open_tx(conn)
        tx.commit()
    with engine.connect() as conn:
        good(conn, amount)


def ended(amount):
    with engine.connect() as conn:
        post_quietly(conn, amount)
        conn.commit()
