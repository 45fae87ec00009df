"""A module that is run by itself and serves until it is stopped: what one request leaves open stays."""

import sqlite3

from flask import Flask, request

app = Flask(__name__)


@app.route("/names", methods=["POST"])
def add_name():
    conn = sqlite3.connect("names.db")  # expect: TX301
    conn.execute("INSERT INTO name VALUES (?)", (request.form["name"],))
    conn.commit()
    conn.close()
    return "added"


if __name__ == "__main__":
    app.run()
