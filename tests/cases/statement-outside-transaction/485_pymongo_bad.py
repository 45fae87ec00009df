# pymongo: as it leaks and loses.
from pymongo import MongoClient

client = MongoClient("mongodb://db/?replicaSet=rs0")
shop = client.shop


def pay(order_id, cents):
    session = client.start_session()  # expect: TX301
    session.start_transaction()
    shop.orders.update_one({"_id": order_id}, {"$set": {"paid": True}}, session=session)
    shop.ledger.insert_one({"order": order_id, "cents": cents}, session=session)
    session.commit_transaction()
    session.end_session()


def refund(order_id, cents):
    with client.start_session() as session:
        with session.start_transaction():
            shop.orders.update_one({"_id": order_id}, {"$set": {"paid": False}}, session=session)
            shop.ledger.insert_one({"order": order_id, "cents": -cents})  # expect: TX408
