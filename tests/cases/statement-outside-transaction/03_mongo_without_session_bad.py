# Without session= MongoDB runs the statement outside the transaction: the debit stays when the rest is aborted.
from pymongo import MongoClient

client = MongoClient("mongodb://localhost/?replicaSet=rs0")
accounts = client.bank.accounts
journal = client.bank.journal


def transfer(source, target, amount):
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": source}, {"$inc": {"balance": -amount}})  # expect: TX408
            accounts.update_one({"_id": target}, {"$inc": {"balance": amount}}, session=session)
            journal.insert_one({"source": source, "target": target, "amount": amount}, session=session)
