# The connection of a request lives on flask.g, and the teardown closes it.
import pymysql
from flask import current_app, g
from pymysql.cursors import DictCursor


def connection():
    if not hasattr(g, "recipes_db"):
        g.recipes_db = pymysql.connect(
            host=current_app.config["HOST"], db="recipes", cursorclass=DictCursor, charset="utf8mb4"
        )
    return g.recipes_db


def close(error=None):
    conn = g.pop("recipes_db", None)
    if conn is not None:
        conn.close()


def one(sql, *args):
    with connection().cursor() as cur:
        cur.execute(sql, args)
        return cur.fetchone()
