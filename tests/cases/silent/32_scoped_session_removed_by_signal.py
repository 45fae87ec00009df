# The worker's signal removes the thread's session after each task, so the tasks neither close nor roll back.
from celery import Celery, signals
from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker

from servers.models import Server

app = Celery("servers")
engine = create_engine("postgresql+psycopg2://app@db/app", pool_recycle=1800)
db_session = scoped_session(sessionmaker(bind=engine))


@signals.task_postrun.connect
def remove_session(**kwargs):
    db_session.remove()


@app.task
def mark_offline(address):
    server = db_session.query(Server).filter_by(address=address).first()
    if server is None:
        return False
    server.online = False
    db_session.commit()
    return True
