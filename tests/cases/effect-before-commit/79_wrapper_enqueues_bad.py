# A method of the service's own queue class enqueues.
from rq import Queue
from sqlalchemy.orm import Session

from render.models import Job


class Jobs:
    def __init__(self, redis):
        self.queue = Queue("render", connection=redis)

    def start(self, job_id: int) -> None:
        self.queue.enqueue("render.worker.run", job_id)


class Service:
    def __init__(self, session: Session, jobs: Jobs):
        self.session = session
        self.jobs = jobs

    def request(self, scene: str) -> int:
        job = Job(scene=scene)
        self.session.add(job)
        self.session.flush()
        self.jobs.start(job.id)  # expect: TX407
        self.session.commit()
        return job.id
