from sqlalchemy import select

from club.db import make_session
from club.ledger import record, record_now
from club.models import Member


def transfer(source_id, target_id, amount):
    with make_session() as session:
        source = session.get_one(Member, source_id)
        target = session.get_one(Member, target_id)
        source.charge(session, amount)
        record_now(session, target_id, amount)
        target.balance += amount
        session.commit()


def yearly_fee(amount):
    with make_session.begin() as session:
        for member in session.scalars(select(Member)):
            member.charge(session, amount)


def donate(member_id, amount):
    with make_session() as session:
        record_now(session, member_id, amount)


def correct(member_id, amount):
    with make_session() as session:
        session.get_one(Member, member_id).balance += amount
        record(session, member_id, amount)
        session.commit()
