from flask import Blueprint, redirect, request

from .db import get_db, query

bp = Blueprint("posts", __name__)


@bp.post("/new")
def new():
    db = get_db()
    db.execute("INSERT INTO post (title) VALUES (?)", (request.form["title"],))
    db.commit()
    return redirect("/")


@bp.post("/<int:key>/delete")
def delete(key):
    if query("SELECT 1 FROM post WHERE id = ?", (key,), one=True) is None:
        return "missing", 404
    db = get_db()
    db.execute("DELETE FROM post WHERE id = ?", (key,))
    db.commit()
    return redirect("/")
