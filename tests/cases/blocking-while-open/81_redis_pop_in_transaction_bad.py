# A blocking pop from Redis with the row lock held.
import redis
from sqlalchemy.orm import Session

from dispatch.models import Courier

queue = redis.Redis(host="redis")


def assign(session: Session, courier_id: int) -> None:
    courier = session.get(Courier, courier_id, with_for_update=True)
    courier.state = "waiting"
    session.flush()
    _, order_id = queue.blpop("orders")  # expect: TX402
    courier.order_id = int(order_id)
    session.commit()
