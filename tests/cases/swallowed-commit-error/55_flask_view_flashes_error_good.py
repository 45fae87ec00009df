# The error is flashed and the form shown again; an errorhandler answers otherwise.
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from shop import db
from shop.models import Order

bp = Blueprint("orders", __name__)


@bp.post("/orders")
def place():
    order = Order(item=request.form["item"])
    db.session.add(order)
    try:
        db.session.commit()
    except Exception as e:
        db.session.rollback()
        flash(f"not stored: {e}", "error")
        return render_template("order.html"), 500
    return redirect(url_for("orders.thanks"))


@bp.delete("/orders/<int:pk>")
def cancel(pk):
    db.session.delete(db.get_or_404(Order, pk))
    try:
        db.session.commit()
    except Exception:
        db.session.rollback()
        abort(409)
    return "", 204
