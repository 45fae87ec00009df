# The service keeps the session and a repository that was made with it: both work in one transaction, and the repository
# ends it in the middle.
from sqlalchemy.orm import Session

from accounts.models import Account, AuditLog, User


class UserRepository:
    def __init__(self, session: Session):
        self.session = session

    def create(self, **values) -> User:
        user = User(**values)
        self.session.add(user)
        self.session.flush()
        return user


class SignUp:
    def __init__(self, session: Session):
        self.session = session
        self.users = UserRepository(session)

    def run(self, company: str, email: str) -> int:
        account = Account(name=company)
        self.session.add(account)
        self.session.flush()
        user = self.users.create(email=email, account_id=account.id)
        self.session.add(AuditLog(user_id=user.id, action="sign-up"))
        self.session.commit()
        return account.id
