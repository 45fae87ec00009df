# SQLModel: delete() on a session that its block closes.
from sqlmodel import Session, create_engine, select

from notes.models import Note

engine = create_engine("sqlite:///notes.db")


def forget(owner: str) -> int:
    with Session(engine) as session:
        notes = session.exec(select(Note).where(Note.owner == owner)).all()
        for note in notes:
            session.delete(note)  # expect: TX403
        return len(notes)
