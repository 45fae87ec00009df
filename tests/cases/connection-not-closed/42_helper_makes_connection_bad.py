# A helper returns a new connection; one of its callers forgets to close it when the user is unknown.
import sqlite3

from flask import Flask, abort, jsonify

app = Flask(__name__)


def get_db():
    conn = sqlite3.connect("app.db")
    conn.row_factory = sqlite3.Row
    return conn


@app.route("/users/<int:pk>")
def show(pk):
    conn = get_db()  # expect: TX301
    user = conn.execute("SELECT * FROM user WHERE id = ?", (pk,)).fetchone()
    if user is None:
        abort(404)
    conn.close()
    return jsonify(dict(user))
