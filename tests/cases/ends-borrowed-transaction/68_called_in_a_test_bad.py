# The caller tests what the helper answers, which has committed by then, and writes on.
from sqlalchemy.orm import Session

from inbox.models import Box, Notice


def archived(session: Session, box: Box) -> bool:
    session.add(Notice(text=f"{box.name} is archived"))
    session.commit()  # expect: TX409
    return box.archived


def move(session: Session, box: Box) -> None:
    session.add(Notice(text=f"{box.name} moves"))
    if archived(session, box):
        session.add(Notice(text="again"))
        session.commit()
