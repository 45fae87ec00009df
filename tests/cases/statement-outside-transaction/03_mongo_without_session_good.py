# Every statement of the transaction names the session; what stands before or behind it need not.
from pymongo import MongoClient

client = MongoClient("mongodb://localhost/?replicaSet=rs0")
accounts = client.bank.accounts
journal = client.bank.journal


def transfer(source, target, amount):
    if accounts.find_one({"_id": target}) is None:
        raise KeyError(target)
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": source}, {"$inc": {"balance": -amount}}, session=session)
            accounts.update_one({"_id": target}, {"$inc": {"balance": amount}}, session=session)
            journal.insert_one({"source": source, "target": target, "amount": amount}, session=session)
    journal.update_one({"_id": "last"}, {"$set": {"source": source}}, upsert=True)


def close_account(number):
    def work(session):
        accounts.delete_one({"_id": number}, session=session)
        journal.insert_one({"closed": number}, session=session)

    with client.start_session() as session:
        session.with_transaction(work)
