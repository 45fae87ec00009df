# The failure is told to the broker: the message is not acknowledged.
import logging

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

log = logging.getLogger(__name__)


def on_message(session: Session, channel, message, model) -> None:
    session.add(model(body=message.body))
    try:
        session.commit()
    except SQLAlchemyError:
        session.rollback()
        log.exception("not stored")
        channel.basic_nack(message.delivery_tag, requeue=True)
        return
    channel.basic_ack(message.delivery_tag)
