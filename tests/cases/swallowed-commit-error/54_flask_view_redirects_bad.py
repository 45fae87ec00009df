# The view logs and redirects to the page that says "thank you".
from flask import Blueprint, current_app, redirect, request, url_for

from shop import db
from shop.models import Order

bp = Blueprint("orders", __name__)


@bp.post("/orders")
def place():
    order = Order(item=request.form["item"])
    db.session.add(order)
    try:
        db.session.commit()  # expect: TX102
    except Exception as e:
        current_app.logger.error("order: %s", e)
        db.session.rollback()
    return redirect(url_for("orders.thanks"))
