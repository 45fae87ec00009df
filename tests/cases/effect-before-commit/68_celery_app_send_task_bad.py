# send_task by name, in a repository that commits at the end of its method.
from celery import Celery
from sqlalchemy.orm import Session

from docs.models import Document

app = Celery("docs", broker="redis://redis/0")


class Documents:
    def __init__(self, session: Session):
        self.session = session

    def add(self, title: str) -> Document:
        document = Document(title=title)
        self.session.add(document)
        self.session.flush()
        app.send_task("docs.index", args=[document.id])  # expect: TX407
        self.session.commit()
        return document
