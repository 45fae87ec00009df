from .db import SessionLocal, get_db
from .models import Order


def nightly():
    db = next(get_db())  # expect: TX301,TX207
    for order in db.query(Order):
        order.total = round(order.total)
    db.commit()


def weekly():
    db = SessionLocal()
    try:
        db.query(Order).delete()
        db.commit()
    finally:
        db.close()
