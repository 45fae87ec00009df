# The webhook tells the partner of a shipment that is only flushed.
import requests
from sqlalchemy.orm import Session, sessionmaker

from shipping.models import Shipment


class Shipments:
    def __init__(self, factory: sessionmaker[Session], hook: str):
        self.factory = factory
        self.hook = hook

    def ship(self, order_id: int) -> int:
        with self.factory() as session:
            shipment = Shipment(order_id=order_id)
            session.add(shipment)
            session.flush()
            requests.post(self.hook, json={"shipment": shipment.id}, timeout=5)  # expect: TX407,TX402
            session.commit()
            return shipment.id
