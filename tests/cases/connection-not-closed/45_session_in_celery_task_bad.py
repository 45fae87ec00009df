# A session made in a task, closed at the end only.
from celery import shared_task

from app.db import SessionLocal
from app.models import Report


@shared_task
def build(report_id):
    session = SessionLocal()  # expect: TX301
    report = session.get(Report, report_id)
    report.render()
    report.state = "ready"
    session.commit()
    session.close()
