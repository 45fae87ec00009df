# Sent when the session has committed: at once, or from an event of the session.
from celery import Celery
from sqlalchemy import event
from sqlalchemy.orm import Session

from docs.models import Document

app = Celery("docs", broker="redis://redis/0")


class Documents:
    def __init__(self, session: Session):
        self.session = session

    def add(self, title: str) -> Document:
        document = Document(title=title)
        self.session.add(document)
        self.session.commit()
        app.send_task("docs.index", args=[document.id])
        return document

    def add_later(self, title: str) -> Document:
        document = Document(title=title)
        self.session.add(document)
        self.session.flush()

        @event.listens_for(self.session, "after_commit", once=True)
        def send(session):
            app.send_task("docs.index", args=[document.id])

        return document
