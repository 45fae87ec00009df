from flask import Blueprint, abort, jsonify, request, session

from recipes import db

bp = Blueprint("pages", __name__)


@bp.get("/recipes/<int:number>")
def show(number):
    recipe = db.one("SELECT title, text FROM recipe WHERE id = %s", number)
    if recipe is None:
        abort(404)
    return jsonify(recipe)


@bp.post("/recipes")
def create():
    conn = db.connection()
    try:
        with conn.cursor() as cur:
            cur.execute("INSERT INTO recipe (title, cook) VALUES (%s, %s)", (request.json["title"], session["cook"]))
            number = cur.lastrowid
            cur.executemany(
                "INSERT INTO ingredient (recipe, name) VALUES (%s, %s)",
                [(number, name) for name in request.json["ingredients"]],
            )
        conn.commit()
    except KeyError:
        conn.rollback()
        return jsonify(error="incomplete"), 400
    return jsonify(id=number), 201
