# A nested function commits for the function that it is a part of, which returns with it.
from sqlalchemy.orm import Session

from inbox.models import Notice


def notify(session: Session, user_id: int, title: str) -> Notice:
    found = session.query(Notice).filter_by(user_id=user_id).first()

    def seen(notice: Notice) -> Notice:
        notice.seen = True
        session.commit()
        return notice

    if found is None:
        found = Notice(user_id=user_id)
        session.add(found)
        if session.query(Notice).filter_by(title=title).count():
            return seen(found)
    found.title = title
    session.commit()
    return found
