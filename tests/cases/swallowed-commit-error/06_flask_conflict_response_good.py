# The view turns the failing commit into a 409 response.
from flask import Blueprint, jsonify, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.exc import IntegrityError

db = SQLAlchemy()
bp = Blueprint("tags", __name__)


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(40), unique=True)


@bp.post("/tags")
def create_tag():
    tag = Tag(name=request.get_json()["name"])
    db.session.add(tag)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return jsonify(error="this tag exists already"), 409
    return jsonify(id=tag.id), 201
