"""Another block than that of a mock."""

import requests
from sqlalchemy.orm import Session

from shop.models import Order
from shop.tracing import span


def fill(session: Session):
    session.add(Order(name="first"))
    session.flush()
    with span("requests.get"):
        requests.get("https://pay.example/")  # expect: TX402
    session.commit()
