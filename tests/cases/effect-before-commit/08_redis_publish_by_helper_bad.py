# The helper publishes to Redis; the report stands on its call, since that function holds the transaction.
import json

import redis
from flask import Blueprint, jsonify, request
from flask_sqlalchemy import SQLAlchemy

from board.models import Card

db = SQLAlchemy()
bus = redis.Redis()
bp = Blueprint("board", __name__)


def announce(kind, card):
    bus.publish("board", json.dumps({"kind": kind, "card": card.id}))


@bp.post("/cards")
def create_card():
    card = Card(title=request.json["title"])
    db.session.add(card)
    db.session.flush()
    announce("created", card)  # expect: TX407,TX402
    db.session.commit()
    return jsonify(id=card.id), 201
