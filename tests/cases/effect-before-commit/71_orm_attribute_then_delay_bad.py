# The state is set on the row, the task is sent, then comes the commit.
from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from shop.db import get_db
from shop.models import Order
from shop.tasks import send_invoice

router = APIRouter()


@router.post("/orders/{order_id}/pay")
def pay(order_id: int, db: Session = Depends(get_db)):
    order = db.query(Order).filter(Order.id == order_id).first()
    order.state = "paid"
    send_invoice.delay(order.id)  # expect: TX407
    db.commit()
    return {"state": order.state}
