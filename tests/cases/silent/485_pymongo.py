# pymongo: begun, ended and closed as it should be.
from pymongo import MongoClient
from pymongo.errors import ConnectionFailure, OperationFailure

client = MongoClient("mongodb://db/?replicaSet=rs0")
shop = client.shop


def pay(order_id, cents):
    def work(session):
        shop.orders.update_one({"_id": order_id}, {"$set": {"paid": True}}, session=session)
        shop.ledger.insert_one({"order": order_id, "cents": cents}, session=session)

    with client.start_session() as session:
        session.with_transaction(work)


def refund(order_id, cents):
    with client.start_session() as session:
        session.start_transaction()
        try:
            shop.orders.update_one({"_id": order_id}, {"$set": {"paid": False}}, session=session)
            shop.ledger.insert_one({"order": order_id, "cents": -cents}, session=session)
        except (ConnectionFailure, OperationFailure):
            session.abort_transaction()
            raise
        session.commit_transaction()


def orders(customer):
    with client.start_session(causal_consistency=True) as session:
        return list(shop.orders.find({"customer": customer}, session=session))
