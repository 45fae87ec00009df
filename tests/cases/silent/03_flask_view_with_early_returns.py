# db.session of Flask-SQLAlchemy is removed when the application context ends, whichever way the view is left.
from flask import Blueprint, abort, jsonify, request
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
bp = Blueprint("votes", __name__)


class Poll(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    closed = db.Column(db.Boolean, default=False)
    votes = db.Column(db.Integer, default=0)


@bp.post("/polls/<int:poll_id>/votes")
def vote(poll_id):
    poll = db.session.get(Poll, poll_id)
    if poll is None:
        abort(404)
    if poll.closed:
        return jsonify(error="closed"), 409
    poll.votes += int(request.form.get("weight", 1))
    db.session.commit()
    return jsonify(votes=poll.votes)
