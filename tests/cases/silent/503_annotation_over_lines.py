# An annotation in quotes goes over as many lines as it likes.
from sqlalchemy import select, text
from sqlalchemy.orm import Session


def counts(session: "Session", count) -> """dict[
    tuple[str, int],
    list[str],
]""":
    return count(session.scalars(select(text("1"))))


def total(session: Session, count) -> int:
    found = counts(session, count)
    return len(found)
