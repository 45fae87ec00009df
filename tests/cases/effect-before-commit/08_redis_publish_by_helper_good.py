# The helper is called after the commit; a helper that only logs may be called before it.
import json
import logging

import redis
from flask import Blueprint, jsonify, request
from flask_sqlalchemy import SQLAlchemy

from board.models import Card

db = SQLAlchemy()
bus = redis.Redis()
bp = Blueprint("board", __name__)
log = logging.getLogger(__name__)


def announce(kind, card_id):
    bus.publish("board", json.dumps({"kind": kind, "card": card_id}))


def note(kind, card):
    log.info("%s %s", kind, card.title)


@bp.post("/cards")
def create_card():
    card = Card(title=request.json["title"])
    db.session.add(card)
    note("creating", card)
    db.session.commit()
    announce("created", card.id)
    return jsonify(id=card.id), 201
