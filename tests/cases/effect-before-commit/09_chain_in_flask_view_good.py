# Signatures may be built before the commit; they are sent behind it.
from celery import Celery, chain
from flask import Blueprint, jsonify, request
from flask_sqlalchemy import SQLAlchemy

from kitchen.models import Dish, Order

db = SQLAlchemy()
app = Celery("kitchen")
bp = Blueprint("kitchen", __name__)


@app.task
def cook(order_id):
    return order_id


@app.task
def serve(order_id):
    return order_id


@bp.post("/orders")
def create():
    order = Order(table=request.json["table"])
    db.session.add(order)
    db.session.add_all([Dish(order=order, name=name) for name in request.json["dishes"]])
    db.session.flush()
    work = chain(cook.s(order.id), serve.s())
    db.session.commit()
    work.apply_async()
    return jsonify(id=order.id), 201


@bp.post("/orders/<int:number>/cancel")
def cancel(number):
    order = db.get_or_404(Order, number)
    order.state = "cancelled"
    db.session.commit()
    app.send_task("kitchen.cancelled", args=[number])
    return "", 204
