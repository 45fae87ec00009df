# Committed first, enqueued afterwards: the worker finds the row.
from redis import Redis
from rq import Queue
from sqlalchemy.orm import Session

from render.models import Render
from render.worker import render_video

queue = Queue("render", connection=Redis())


def submit(db: Session, source: str) -> int:
    render = Render(source=source)
    db.add(render)
    db.commit()
    queue.enqueue(render_video, render.id, job_timeout=600)
    return render.id


def resubmit(db: Session, render_id: int) -> None:
    render = db.get(Render, render_id)
    if render is None:
        raise KeyError(render_id)
    queue.enqueue(render_video, render.id, job_timeout=600)
