from sqlalchemy import select

from mailing.app import app
from mailing.db import db_session
from mailing.models import Letter
from mailing.post import deliver


@app.task
def send(letter_id):
    letter = db_session.get(Letter, letter_id)
    if letter is None or letter.sent:
        return
    address = letter.address
    db_session.commit()
    deliver(address)
    letter.sent = True
    db_session.commit()


@app.task
def send_rest():
    ids = db_session.scalars(select(Letter.id).where(Letter.sent.is_(False))).all()
    db_session.rollback()
    for letter_id in ids:
        send.delay(letter_id)


def order(address):
    letter = Letter(address=address)
    db_session.add(letter)
    try:
        db_session.commit()
    except BaseException:
        db_session.rollback()
        raise
    send.delay(letter.id)
