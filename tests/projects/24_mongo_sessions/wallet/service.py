from .repositories import Accounts, Journal
from .scope import transaction

accounts = Accounts()
journal = Journal()


class NotEnough(Exception):
    pass


def pay(source, target, amount):
    with transaction() as session:
        if accounts.balance(source, session=session) < amount:
            raise NotEnough(source)
        accounts.add(source, -amount, session=session)
        accounts.add(target, amount, session=session)
        journal.write("pay", source, amount)  # expect: TX408


def deposit(owner, amount):
    with transaction() as session:
        accounts.add(owner, amount, session)
        journal.write("deposit", owner, amount, session)


def interest(owners, rate):
    for owner in owners:
        journal.write("interest", owner, accounts.balance(owner) * rate)
