# BackgroundTasks run after the response, and commit stands before them.
from fastapi import APIRouter, BackgroundTasks, Depends
from sqlalchemy.orm import Session

from api.db import get_db
from api.mail import send_receipt
from api.models import Purchase

router = APIRouter()


@router.post("/purchases")
def buy(sku: str, tasks: BackgroundTasks, db: Session = Depends(get_db)):
    purchase = Purchase(sku=sku)
    db.add(purchase)
    db.commit()
    tasks.add_task(send_receipt, purchase.id)
    return {"id": purchase.id}
