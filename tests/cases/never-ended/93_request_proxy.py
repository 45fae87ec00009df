# A proxy of werkzeug stands for the connection of the request at hand, which its teardown closes. A connection that
# the module keeps itself is closed by nobody.
import sqlalchemy
from flask import Flask, g
from sqlalchemy import create_engine
from werkzeug.local import LocalProxy

engine = create_engine("postgresql:///listens")
app = Flask(__name__)


def _of_request():
    conn = getattr(g, "_conn", None)
    if conn is None:
        conn = g._conn = engine.connect()
    return conn


conn = LocalProxy(_of_request)
own_conn = engine.connect()


@app.teardown_appcontext
def close(error):
    mine = getattr(g, "_conn", None)
    if mine is not None:
        mine.close()


def count_of_request(user_id):
    row = conn.execute(sqlalchemy.text("SELECT count(*) FROM listen WHERE user_id = :id"), {"id": user_id}).fetchone()
    return row[0]


def count(user_id):
    row = own_conn.execute(  # expect: TX203
        sqlalchemy.text("SELECT count(*) FROM listen WHERE user_id = :id"), {"id": user_id}
    ).fetchone()
    return row[0]
