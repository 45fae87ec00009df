# A session may begin again after each transaction.
from pymongo import MongoClient

client = MongoClient("mongodb://db/?replicaSet=rs0", maxPoolSize=20)


def pay(order_ids):
    with client.start_session() as session:
        for order_id in order_ids:
            with session.start_transaction():
                client.shop.orders.update_one({"_id": order_id}, {"$set": {"paid": True}}, session=session)
