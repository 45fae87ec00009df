# pymongo: as projects write it, and as it leaks.
from pymongo import MongoClient

client = MongoClient("mongodb://db")


def transfer(source, target, amount):
    session = client.start_session()  # expect: TX301
    session.start_transaction()
    accounts = client.bank.accounts
    accounts.update_one({"_id": source}, {"$inc": {"amount": -amount}}, session=session)
    accounts.update_one({"_id": target}, {"$inc": {"amount": amount}}, session=session)
    session.commit_transaction()
    session.end_session()


def half(source, target, amount):
    with client.start_session() as session:
        with session.start_transaction():
            client.bank.accounts.update_one({"_id": source}, {"$inc": {"amount": -amount}}, session=session)
            client.bank.accounts.update_one({"_id": target}, {"$inc": {"amount": amount}})  # expect: TX408
