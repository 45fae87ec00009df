# The task base class removes the scoped session after each task, whichever way it ended.
from celery import Celery, Task
from celery.signals import worker_process_init

from mailing.db import db_session, engine


class DatabaseTask(Task):
    abstract = True

    def after_return(self, status, retval, task_id, args, kwargs, einfo):
        db_session.remove()


app = Celery("mailing", task_cls=DatabaseTask)


@worker_process_init.connect
def forget_parent_connections(**kwargs):
    engine.dispose(close=False)
