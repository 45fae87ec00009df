# The handler writes the failure into the case's own history, where its readers find it.
import logging

from sqlalchemy.orm import Session

from cases import history
from cases.models import Member

log = logging.getLogger(__name__)


def invite(session: Session, case, email):
    try:
        session.add(Member(case=case, email=email))
        session.commit()
    except Exception as error:
        log.warning("member %s: %s", email, error)
        history.log_event(db_session=session, case=case.id, text=f"{email} was not invited: {error}")
