"""Nothing but the commit comes behind the helper, but the caller would take its own write back where that fails."""

from sqlalchemy.orm import Session

from shop.models import Artifact, Entry


def index(session: Session, text: str) -> None:
    session.add(Entry(text=text))
    session.commit()  # expect: TX409
    if len(text) > 1000:
        raise ValueError("too long")


def save(session: Session, artifact: Artifact) -> None:
    try:
        session.add(artifact)
        index(session, artifact.text)
        session.commit()
    except ValueError:
        session.rollback()
        raise
