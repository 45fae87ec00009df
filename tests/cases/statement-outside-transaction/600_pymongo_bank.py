from pymongo import MongoClient
from pymongo.errors import ConnectionFailure, OperationFailure

client = MongoClient("mongodb://db/?replicaSet=rs0")
accounts = client.bank.accounts


def move(a, b, n):
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": a}, {"$inc": {"n": -n}}, session=session)
            accounts.update_one({"_id": b}, {"$inc": {"n": n}}, session=session)


def move_forgets(a, b, n):
    with client.start_session() as session:
        with session.start_transaction():
            accounts.update_one({"_id": a}, {"$inc": {"n": -n}}, session=session)
            accounts.update_one({"_id": b}, {"$inc": {"n": n}})  # expect: TX408


def by_hand(a, n):
    session = client.start_session()  # expect: TX301,TX303,TX201
    session.start_transaction()
    accounts.update_one({"_id": a}, {"$inc": {"n": n}}, session=session)
    session.commit_transaction()
    session.end_session()


def callback(a, n):
    with client.start_session() as session:
        session.with_transaction(lambda s: accounts.update_one({"_id": a}, {"$inc": {"n": n}}, session=s))


def retry(a, n):
    with client.start_session() as session:
        while True:
            try:
                with session.start_transaction():
                    accounts.update_one({"_id": a}, {"$inc": {"n": n}}, session=session)
                return
            except (ConnectionFailure, OperationFailure) as exc:
                if exc.has_error_label("TransientTransactionError"):
                    continue
                raise
