# The helper takes a session; here it is not handed on.
from pymongo import MongoClient

client = MongoClient("mongodb://db/?replicaSet=rs0", maxPoolSize=20)
db = client.bank


def book(account, amount, session=None):
    db.entries.insert_one({"account": account, "amount": amount}, session=session)


def transfer(source, target, amount):
    with client.start_session() as session:
        with session.start_transaction():
            book(source, -amount, session=session)
            book(target, amount)  # expect: TX408
