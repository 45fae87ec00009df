from pymongo import MongoClient
client = MongoClient("mongodb://localhost")
def lost(a):
    with client.start_session() as session:
        session.start_transaction()
        client.a.b.insert_one({"a": a}, session=session)  # expect: TX403
def ok(a):
    with client.start_session() as session:
        client.a.b.insert_one({"a": a}, session=session)
def lost2(a):
    with client.start_session() as session:
        session.start_transaction()
        client.a.b.insert_one({"a": a}, session=session)
        if a:
            session.commit_transaction()
