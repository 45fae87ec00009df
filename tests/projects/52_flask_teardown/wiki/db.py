from contextlib import contextmanager

import pymysql
from flask import current_app, g


def open_connection(config):
    return pymysql.connect(host=config["DB_HOST"], user=config["DB_USER"], password=config["DB_PASSWORD"], database="wiki")


def get_db():
    if "conn" not in g:
        g.conn = open_connection(current_app.config)
    return g.conn


@contextmanager
def transaction():
    conn = get_db()
    conn.begin()
    try:
        with conn.cursor() as cur:
            yield cur
    except BaseException:
        conn.rollback()
        raise
    else:
        conn.commit()


def close_db(exc):
    conn = g.pop("conn", None)
    if conn is not None:
        conn.close()


def init_app(app):
    app.teardown_appcontext(close_db)
