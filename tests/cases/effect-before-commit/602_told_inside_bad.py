"""A method that writes and sends is told of itself, and its caller, who has written before, is not; a mail beside a job
is told of with it."""

from sqlalchemy.orm import Session

from hub.mails import send_mail
from hub.models import Code, User
from hub.tasks import welcome


class Signup:
    def __init__(self, db: Session):
        self.db = db

    def open(self, name: str) -> User:
        user = User(name=name)
        self.db.add(user)
        self.db.flush()
        self.activate(user)
        self.db.commit()
        return user

    def activate(self, user: User) -> None:
        code = Code(user=user)
        self.db.add(code)
        self.db.flush()
        welcome.delay(user.id, code.id)  # expect: TX407
        send_mail("Welcome", "…", None, [user.email])
