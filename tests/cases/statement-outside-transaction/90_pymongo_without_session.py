# pymongo: the second write does not take part in the transaction, since it lacks the session.
from pymongo import MongoClient

client = MongoClient()


def move(source, target, amount):
    accounts = client.shop.accounts
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": source}, {"$inc": {"balance": -amount}}, session=session)
            accounts.update_one({"_id": target}, {"$inc": {"balance": amount}})  # expect: TX408
