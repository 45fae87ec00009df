from celery import Task

from .db import Session


class DatabaseTask(Task):
    abstract = True

    def after_return(self, *args, **kwargs):
        Session.remove()
