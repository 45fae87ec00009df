from celery import shared_task

from .db import new_session, save
from .mailer import send_digest
from .models import Mail


@shared_task
def store(subject):
    session = new_session()  # allow: TX301
    save(session, Mail(subject=subject))
    session.close()


@shared_task
def digest(day):
    session = new_session()
    try:
        mails = session.query(Mail).filter(Mail.day == day).with_for_update().all()
        for mail in mails:
            mail.sent = True
        session.flush()
        send_digest([mail.subject for mail in mails])  # expect: TX402,TX407
        session.commit()
    finally:
        session.close()


@shared_task
def expire(day):
    session = new_session()
    try:
        session.query(Mail).filter(Mail.day < day).delete()  # expect: TX403
    finally:
        session.close()
