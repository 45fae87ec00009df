# The statements come from elsewhere; their names say that they write.
import psycopg2
from sqlalchemy import create_engine

from shop import queries
from shop.queries import DELETE_CART, upsert_sql

engine = create_engine("postgresql://localhost/shop", pool_recycle=1800)


def empty_cart(user_id):
    with engine.begin() as conn:
        conn.execute(DELETE_CART, {"user": user_id})


def export(statements, rows):
    with engine.begin() as conn:
        for kind, insert_stmt in statements.items():
            conn.execute(insert_stmt, rows[kind])


def price(dsn, rows):
    conn = psycopg2.connect(dsn)
    try:
        cur = conn.cursor()
        cur.executemany(upsert_sql, rows)
        conn.commit()
    finally:
        conn.close()


def read(dsn):
    conn = psycopg2.connect(dsn)
    try:
        cur = conn.cursor()
        cur.execute(queries.LAST_UPDATE)
        cur.execute(queries.updates)
        return cur.fetchall()
    finally:
        conn.close()
