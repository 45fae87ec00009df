# The same with `with`, with closing, and with try/finally.
from contextlib import closing

from celery import shared_task

from app.db import SessionLocal
from app.models import Report


@shared_task
def build(report_id):
    with SessionLocal() as session:
        report = session.get(Report, report_id)
        report.render()
        session.commit()


@shared_task
def rebuild(report_id):
    with closing(SessionLocal()) as session:
        session.get(Report, report_id).render()
        session.commit()


@shared_task
def delete(report_id):
    session = SessionLocal()
    try:
        session.delete(session.get(Report, report_id))
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()
