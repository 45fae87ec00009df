from flask import Blueprint, current_app, flash, redirect, request

from .db import connect, get_db

bp = Blueprint("notes", __name__)


@bp.post("/create")
def create():
    db = get_db()
    db.execute("INSERT INTO note (body) VALUES (?)", (request.form["body"],))
    db.commit()
    return redirect("/")


@bp.post("/create-checked")
def create_checked():
    db = get_db()
    error = None
    try:
        db.execute("INSERT INTO note (body) VALUES (?)", (request.form["body"],))
        db.commit()
    except db.IntegrityError:
        error = "exists"
    if error:
        flash(error)
    return redirect("/")


@bp.post("/save-quietly")
def save_quietly():
    db = get_db()
    db.execute("UPDATE note SET body = ? WHERE id = ?", (request.form["body"], request.form["id"]))
    try:
        db.commit()  # expect: TX102
    except Exception:
        current_app.logger.exception("commit failed")
    return redirect("/")


@bp.post("/import")
def bulk_import():
    db = connect(request.form["path"])  # expect: TX301
    rows = db.execute("SELECT body FROM note").fetchall()
    target = get_db()
    target.executemany("INSERT INTO note (body) VALUES (?)", rows)
    target.commit()
    db.close()
    return redirect("/")


@bp.post("/export")
def export():
    with connect(request.form["path"]) as db:  # expect: TX302
        db.execute("CREATE TABLE IF NOT EXISTS note (body)")
        db.executemany("INSERT INTO note VALUES (?)", [tuple(r) for r in get_db().execute("SELECT body FROM note")])
    return redirect("/")
