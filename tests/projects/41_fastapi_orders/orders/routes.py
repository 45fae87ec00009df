import logging

import httpx
from fastapi import APIRouter, BackgroundTasks, Depends
from sqlalchemy import delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from .db import SessionLocal
from .deps import Db, Repo, get_tx
from .models import Order

log = logging.getLogger(__name__)
router = APIRouter()


@router.post("/orders")
def create(sku: str, repo: Repo, tasks: BackgroundTasks):
    order = repo.add(sku)
    tasks.add_task(confirm, order.id)
    return {"id": order.id}


@router.post("/orders/{order_id}/pay")
def pay(order_id: int, db: Session = Depends(get_tx)):
    order = db.execute(select(Order).where(Order.id == order_id).with_for_update()).scalar_one()
    httpx.post("https://pay.example/charges", json={"order": order.id}).raise_for_status()  # expect: TX402
    order.paid = True


@router.delete("/orders/{order_id}")
def cancel(order_id: int, db: Db):
    try:
        db.execute(delete(Order).where(Order.id == order_id))
        db.commit()  # expect: TX102
    except SQLAlchemyError:
        db.rollback()
        log.exception("cannot cancel %s", order_id)
    return {"status": "cancelled"}


@router.get("/orders/{order_id}")
def show(order_id: int, repo: Repo):
    return repo.get(order_id)


def confirm(order_id: int):
    db = SessionLocal()  # expect: TX301
    order = db.get(Order, order_id)
    if order is None:
        return
    order.sku = order.sku.strip()
    db.commit()
    db.close()
