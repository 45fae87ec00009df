from celery import Celery

from .base import DatabaseTask
from .db import Session, session_scope
from .models import Hit

app = Celery("tasks_app")


@app.task(base=DatabaseTask)
def count(url):
    session = Session()
    session.add(Hit(url=url))
    session.commit()


@app.task
def forget(url):
    with session_scope() as session:
        session.query(Hit).filter_by(url=url).delete()


@app.task(base=DatabaseTask, bind=True)
def recount(self, url):
    session = Session()
    try:
        session.query(Hit).filter_by(url=url).update({"url": url.lower()})
        session.commit()
    except Exception as error:
        session.rollback()
        raise self.retry(exc=error)
