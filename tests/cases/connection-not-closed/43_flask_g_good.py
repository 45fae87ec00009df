# The connection is kept on flask.g and closed at the end of the request.
import sqlite3

from flask import Flask, abort, g, jsonify

app = Flask(__name__)


def get_db():
    if "db" not in g:
        g.db = sqlite3.connect("app.db")
        g.db.row_factory = sqlite3.Row
    return g.db


@app.teardown_appcontext
def close_db(exc):
    db = g.pop("db", None)
    if db is not None:
        db.close()


@app.route("/users/<int:pk>")
def show(pk):
    user = get_db().execute("SELECT * FROM user WHERE id = ?", (pk,)).fetchone()
    if user is None:
        abort(404)
    return jsonify(dict(user))
