# The helper that commits is what the caller returns with; the writes further down are of another way.
from sqlalchemy.orm import Session

from inbox.models import Box, Notice


def archive(session: Session, box: Box) -> Box:
    session.add(Notice(text=f"{box.name} is archived"))
    box.archived = True
    session.commit()
    return box


def move(session: Session, box: Box, target: Box | None) -> Box:
    session.add(Notice(text=f"{box.name} moves"))
    if target is None:
        return archive(session, box)
    session.add(Notice(text=f"to {target.name}"))
    session.commit()
    return target
