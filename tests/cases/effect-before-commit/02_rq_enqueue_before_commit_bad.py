# flush() gives the row an id, not a life: the rq worker is faster than the commit.
from redis import Redis
from rq import Queue
from sqlalchemy.orm import Session

from render.models import Render
from render.worker import render_video

queue = Queue("render", connection=Redis())


def submit(db: Session, source: str) -> int:
    render = Render(source=source)
    db.add(render)
    db.flush()
    queue.enqueue(render_video, render.id, job_timeout=600)  # expect: TX407,TX402
    db.commit()
    return render.id
