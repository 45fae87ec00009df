# record() leaves the end to its caller; record_now() commits, whatever the caller has pending.
from sqlalchemy.orm import Session

from club.models import Entry


def record(session: Session, member_id: int, amount: int) -> None:
    session.add(Entry(member_id=member_id, amount=amount))


def record_now(session: Session, member_id: int, amount: int) -> None:
    session.add(Entry(member_id=member_id, amount=amount))
    session.commit()  # expect: TX409
