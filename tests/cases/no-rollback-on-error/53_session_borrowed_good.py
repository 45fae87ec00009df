# A session that was handed in: its owner rolls back.
from sqlalchemy.orm import Session


class UserRepository:
    def __init__(self, session: Session) -> None:
        self.session = session

    def rename(self, user, name: str) -> None:
        user.name = name
        self.session.flush()
        self.session.add(user)
        self.session.commit()


def rename(session: Session, user, name: str) -> None:
    user.name = name
    session.add(user)
    session.commit()
    session.refresh(user)
