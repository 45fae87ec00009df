# get_or_create commits the caller's half-built order.
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.models import Customer, Line, Order


def get_or_create_customer(db: Session, email: str) -> Customer:
    customer = db.scalar(select(Customer).where(Customer.email == email))
    if customer is None:
        customer = Customer(email=email)
        db.add(customer)
        db.commit()  # expect: TX409
        db.refresh(customer)
    return customer


def place(db: Session, email: str, lines: list[dict]) -> Order:
    order = Order()
    db.add(order)
    order.customer = get_or_create_customer(db, email)
    for line in lines:
        db.add(Line(order=order, **line))
    db.commit()
    return order
