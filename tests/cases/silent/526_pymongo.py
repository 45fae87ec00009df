from pymongo import MongoClient

client = MongoClient("mongodb://localhost")


def transfer(source, target, amount):
    accounts = client.bank.accounts
    with client.start_session() as session:
        session.start_transaction()
        try:
            accounts.update_one({"_id": source}, {"$inc": {"free": -amount}}, session=session)
            accounts.update_one({"_id": target}, {"$inc": {"free": amount}}, session=session)
            session.commit_transaction()
        except ValueError:
            session.abort_transaction()
            raise


def transfer_well(source, target, amount):
    accounts = client.bank.accounts
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": source}, {"$inc": {"free": -amount}}, session=session)
            accounts.update_one({"_id": target}, {"$inc": {"free": amount}}, session=session)
