from celery import current_app
from django.db import transaction


def emit(kind, **fields):
    current_app.send_task(f"backoffice.{kind}", kwargs=fields)


def emit_later(kind, **fields):
    transaction.on_commit(lambda: emit(kind, **fields))
