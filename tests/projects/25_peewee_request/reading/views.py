from flask import Blueprint, abort, jsonify, request

from .db import db
from .models import Book, Progress, start

bp = Blueprint("reading", __name__)


@bp.post("/books")
def create():
    book = start(request.json["title"], request.json["pages"])
    return jsonify(id=book.id), 201


@bp.put("/books/<int:number>/page")
def turn(number):
    with db.atomic() as txn:
        changed = Progress.update(page=request.json["page"]).where(Progress.book == number).execute()
        if changed > 1:
            txn.rollback()
            abort(500)
    if not changed:
        abort(404)
    return "", 204


@bp.get("/books")
def index():
    return jsonify([book.title for book in Book.select().order_by(Book.title)])
