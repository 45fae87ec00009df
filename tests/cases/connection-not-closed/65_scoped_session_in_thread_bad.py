# A scoped_session used in a worker thread and never removed: the thread's session stays open.
import threading

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from app.models import Job

Session = sessionmaker(bind=create_engine("postgresql://app@db/app"))


def work(queue):
    session = Session()  # expect: TX301
    while True:
        pk = queue.get()
        if pk is None:
            break
        job = session.get(Job, pk)
        job.state = "done"
        session.commit()


def start(queue):
    threading.Thread(target=work, args=(queue,), daemon=True).start()
