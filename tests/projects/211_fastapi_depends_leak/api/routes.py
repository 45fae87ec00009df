import logging
from typing import Annotated

import httpx
from fastapi import APIRouter, Depends
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from .db import get_db, get_db_plain
from .models import Order

router = APIRouter()
log = logging.getLogger(__name__)
Db = Annotated[Session, Depends(get_db)]


@router.post("/orders")
def create(total: int, db: Db):
    order = Order(total=total)
    db.add(order)
    db.flush()
    httpx.post("https://pay.example/charge", json={"total": total})  # expect: TX402,TX407
    db.commit()
    return order.id


@router.put("/orders/{key}")
def change(key: int, total: int, db: Db):
    order = db.get(Order, key)
    order.total = total
    try:
        db.commit()  # expect: TX102
    except SQLAlchemyError:
        log.exception("not saved")
    return {"id": key}


@router.get("/report")
def report():
    db = get_db_plain()  # expect: TX301
    rows = db.query(Order).all()
    return [row.total for row in rows]
