"""The transaction manager of the request commits what its sessions have written."""

from sqlalchemy.orm import Session

from hub.models import Note
from hub.tasks import move


class Mover:
    def __init__(self, request, db: Session):
        self.request = request
        self.db = db

    def move_all(self, notes: list[int], url: str) -> None:
        note = self.db.get(Note, notes[0])
        note.url = url
        self.db.flush()
        self.request.tm.commit()
        for pk in notes[1:]:
            move.delay(pk, url)
