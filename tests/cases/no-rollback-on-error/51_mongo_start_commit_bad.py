# The session is a block, the transaction in it is not: here the block ends the session, hence aborts; the kept session does not.
from pymongo import MongoClient

client = MongoClient()
kept = client.start_session()


def swap(a, b):
    kept.start_transaction()  # expect: TX201
    client.app.seat.update_one({"_id": a}, {"$set": {"who": b}}, session=kept)
    client.app.seat.update_one({"_id": b}, {"$set": {"who": a}}, session=kept)
    kept.commit_transaction()


def swap_in_block(a, b):
    with client.start_session() as session:
        session.start_transaction()
        client.app.seat.update_one({"_id": a}, {"$set": {"who": b}}, session=session)
        client.app.seat.update_one({"_id": b}, {"$set": {"who": a}}, session=session)
        session.commit_transaction()
