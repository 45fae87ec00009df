# The factory makes a second session inside the transaction of the first.
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from bank.models import Account, Entry

engine = create_engine("postgresql://bank@db/bank")
SessionLocal = sessionmaker(bind=engine)


def book(account_id, amount):
    with SessionLocal.begin() as session:
        account = session.get(Account, account_id, with_for_update=True)
        account.balance += amount
        session.flush()
        with SessionLocal() as other:
            other.add(Entry(account_id=account_id, amount=amount))  # expect: TX408
            other.commit()
