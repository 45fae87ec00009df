from .decorators import retrying, transactional
from .models import Account, Entry


@retrying(times=5)
@transactional
def transfer(session, source, target, amount):
    session.get(Account, source).balance -= amount
    session.get(Account, target).balance += amount
    session.add(Entry(source=source, target=target, amount=amount))
    session.flush()


@transactional
def close_account(session, key):
    account = session.get(Account, key)
    if account.balance:
        raise ValueError("not empty")
    session.delete(account)
