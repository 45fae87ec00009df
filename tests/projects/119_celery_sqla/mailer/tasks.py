import smtplib

from celery import Celery, Task
from sqlalchemy import text

from mailer.db import Session, engine, session_scope

app = Celery("mailer")


class DatabaseTask(Task):
    abstract = True

    def after_return(self, *args, **kwargs):
        Session.remove()


@app.task
def send(number):
    with session_scope() as session:
        row = session.execute(text("SELECT address FROM mail WHERE id = :i FOR UPDATE"), {"i": number}).one()
        smtplib.SMTP("localhost").sendmail("me@example.org", row.address, "hi")  # expect: TX402
        session.execute(text("UPDATE mail SET sent = now() WHERE id = :i"), {"i": number})


@app.task(base=DatabaseTask)
def mark(number):
    Session.execute(text("UPDATE mail SET sent = now() WHERE id = :i"), {"i": number})
    Session.commit()


@app.task
def purge(days):
    conn = engine.connect()  # expect: TX301
    conn.execute(text("DELETE FROM mail WHERE sent < now() - make_interval(days => :d)"), {"d": days})
    conn.commit()
    conn.close()


@app.task
def archive(days):
    with engine.begin() as conn:
        conn.execute(text("INSERT INTO archive SELECT * FROM mail WHERE age > :d"), {"d": days})


@app.task
def forget(number):
    with engine.connect() as conn:
        conn.execute(text("DELETE FROM mail WHERE id = :i"), {"i": number})  # expect: TX403


@app.task
def resend(number):
    with session_scope() as session:
        session.execute(text("UPDATE mail SET sent = null WHERE id = :i"), {"i": number})
        send.delay(number)  # expect: TX407
