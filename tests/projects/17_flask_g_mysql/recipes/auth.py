from flask import Blueprint, abort, request, session
from werkzeug.security import check_password_hash, generate_password_hash

from .db import connection, one

bp = Blueprint("auth", __name__)


@bp.post("/register")
def register():
    if one("SELECT id FROM cook WHERE name = %s", request.form["name"]):
        abort(409)
    conn = connection()
    with conn.cursor() as cur:
        cur.execute(
            "INSERT INTO cook (name, password) VALUES (%s, %s)",
            (request.form["name"], generate_password_hash(request.form["password"])),
        )
    conn.commit()
    return "", 201


@bp.post("/login")
def login():
    cook = one("SELECT id, password FROM cook WHERE name = %s", request.form["name"])
    if cook is None or not check_password_hash(cook["password"], request.form["password"]):
        abort(403)
    session["cook"] = cook["id"]
    return ""
