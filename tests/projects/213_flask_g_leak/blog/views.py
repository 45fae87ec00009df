from flask import Blueprint, abort, request

from .db import connect, fetch, run

bp = Blueprint("blog", __name__)


@bp.route("/post/<int:key>")
def show(key):
    conn = connect()  # expect: TX301
    cur = conn.cursor(dictionary=True)
    cur.execute("SELECT * FROM post WHERE id = %s", (key,))
    post = cur.fetchone()
    if post is None:
        abort(404)
    conn.close()
    return post["title"]


@bp.route("/add", methods=["POST"])
def add():
    run("INSERT INTO post (title) VALUES (%s)", (request.form["title"],))
    return "ok"


@bp.route("/tag", methods=["POST"])
def tag():
    conn = connect()
    try:
        cur = conn.cursor()
        cur.execute("INSERT INTO tag (name) VALUES (%s)", (request.form["name"],))  # expect: TX403
    finally:
        conn.close()
    return str(len(fetch("SELECT * FROM tag")))
