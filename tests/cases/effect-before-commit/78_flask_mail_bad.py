# The mail with the key is sent while the user is only flushed.
from flask import Blueprint, request
from flask_mail import Mail, Message

from club.extensions import db
from club.models import User

bp = Blueprint("users", __name__)
mail = Mail()


@bp.post("/users")
def register():
    user = User(email=request.json["email"])
    db.session.add(user)
    db.session.flush()
    mail.send(Message("Welcome", recipients=[user.email], body=f"/confirm/{user.id}"))  # expect: TX407,TX402
    db.session.commit()
    return {"id": user.id}, 201
