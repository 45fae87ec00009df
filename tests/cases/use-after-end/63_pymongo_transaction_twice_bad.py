# After commit_transaction() the session has no transaction to abort.
from pymongo import MongoClient

client = MongoClient("mongodb://db/?replicaSet=rs0", maxPoolSize=20)


def pay(order_id):
    with client.start_session() as session:
        session.start_transaction()
        try:
            client.shop.orders.update_one({"_id": order_id}, {"$set": {"paid": True}}, session=session)
        except BaseException:
            session.abort_transaction()
            raise
        session.commit_transaction()
        session.abort_transaction()  # expect: TX404
