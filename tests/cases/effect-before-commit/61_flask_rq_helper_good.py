# Commit, then enqueue; the job's key is stored by a second commit.
from flask import Blueprint, current_app
from rq import Queue

from reports.extensions import db, redis
from reports.models import Report

bp = Blueprint("reports", __name__)
queue = Queue("reports", connection=redis)


def enqueue(report_id):
    return queue.enqueue("reports.jobs.render", report_id, job_timeout=600)


@bp.post("/reports")
def create():
    report = Report(state="new")
    db.session.add(report)
    db.session.commit()
    job = enqueue(report.id)
    report.job_id = job.id
    db.session.commit()
    current_app.logger.info("report %s", report.id)
    return {"id": report.id}
