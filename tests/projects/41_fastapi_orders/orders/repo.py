from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Order


class OrderRepo:
    def __init__(self, db: Session):
        self.db = db

    def get(self, order_id):
        return self.db.get(Order, order_id)

    def locked(self, order_id):
        return self.db.execute(select(Order).where(Order.id == order_id).with_for_update()).scalar_one()

    def add(self, sku):
        order = Order(sku=sku)
        self.db.add(order)
        self.db.commit()
        self.db.refresh(order)
        return order
