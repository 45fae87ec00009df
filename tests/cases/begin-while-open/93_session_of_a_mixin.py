# Which session the mixin works on is said by the class that it is mixed into; that one may have its own begin(). A
# class that makes its session itself has SQLAlchemy's, which refuses.
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from tasks.models import Sample, Task


class TasksMixIn:
    def drop(self, task):
        try:
            self.session.delete(task)
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise

    def add(self, digest):
        sample = self.session.scalar(select(Sample).where(Sample.sha256 == digest))
        with self.session.begin():
            self.session.add(Task(sample=sample))


class Tasks:
    def __init__(self):
        self.session = Session(create_engine("postgresql:///tasks"))

    def add(self, digest):
        sample = self.session.scalar(select(Sample).where(Sample.sha256 == digest))
        with self.session.begin():  # expect: TX206
            self.session.add(Task(sample=sample))

    def close(self):
        self.session.rollback()
        self.session.close()
