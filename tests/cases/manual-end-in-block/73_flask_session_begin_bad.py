# rollback() inside db.session.begin() when a rule is broken, and work after it.
from flask import abort

from shop.extensions import db
from shop.models import Item, Log


def sell(item_id):
    with db.session.begin():
        item = db.session.get(Item, item_id, with_for_update=True)
        if item.stock == 0:
            db.session.rollback()  # expect: TX405
            db.session.add(Log(text=f"{item_id} is sold out"))
            db.session.flush()
            abort(409)
        item.stock -= 1
