from sqlalchemy import text

from jobs.database import registry


def forget(job):
    scoped = registry()  # expect: TX301
    session = scoped()
    session.begin()
    try:
        session.execute(text("DELETE FROM job WHERE id = :id"), {"id": job})
        session.commit()
    except ValueError:
        session.rollback()


def forget_all(jobs):
    scoped = registry()
    session = scoped()
    try:
        for job in jobs:
            session.execute(text("DELETE FROM job WHERE id = :id"), {"id": job})
        session.commit()
    finally:
        scoped.remove()
