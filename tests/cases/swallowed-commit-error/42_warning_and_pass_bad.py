# The handler of the session only warns; the message was acknowledged although nothing was stored.
import warnings

from sqlalchemy.orm import Session


def on_message(session: Session, channel, message, model) -> None:
    session.add(model(body=message.body))
    try:
        session.commit()  # expect: TX102
    except Exception as e:
        session.rollback()
        warnings.warn(f"not stored: {e}")
    channel.basic_ack(message.delivery_tag)
