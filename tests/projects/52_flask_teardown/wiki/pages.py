import requests
from flask import Blueprint, abort, request

from wiki.db import get_db, transaction

bp = Blueprint("pages", __name__)


@bp.get("/<name>")
def show(name):
    with get_db().cursor() as cur:
        cur.execute("SELECT body FROM page WHERE name = %s", (name,))
        row = cur.fetchone()
    if row is None:
        abort(404)
    return row[0]


@bp.put("/<name>")
def save(name):
    with transaction() as cur:
        cur.execute("SELECT version FROM page WHERE name = %s FOR UPDATE", (name,))
        row = cur.fetchone()
        if row is None:
            cur.execute("INSERT INTO page (name, body, version) VALUES (%s, %s, 1)", (name, request.data))
        else:
            cur.execute("UPDATE page SET body = %s, version = version + 1 WHERE name = %s", (request.data, name))
    return "", 204


@bp.post("/<name>/publish")
def publish(name):
    with transaction() as cur:
        cur.execute("UPDATE page SET published = 1 WHERE name = %s", (name,))
        requests.post("https://cdn.example/purge", json={"page": name}, timeout=10)  # expect: TX402
    return "", 204


@bp.delete("/<name>")
def delete(name):
    conn = get_db()
    with conn.cursor() as cur:
        cur.execute("DELETE FROM page WHERE name = %s", (name,))
    conn.commit()
    return "", 204
