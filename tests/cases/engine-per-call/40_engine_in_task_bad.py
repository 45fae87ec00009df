# An engine for each task: each has its pool, none is disposed.
from celery import shared_task
from sqlalchemy import create_engine, text

from app.settings import DATABASE_URL


@shared_task
def purge():
    engine = create_engine(DATABASE_URL)  # expect: TX304
    with engine.begin() as conn:
        conn.execute(text("DELETE FROM session WHERE expires < now()"))
