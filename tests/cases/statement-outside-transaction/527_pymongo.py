import requests
from pymongo import MongoClient

client = MongoClient("mongodb://localhost")


def pay(order):
    orders = client.shop.orders
    with client.start_session() as session, session.start_transaction():
        orders.update_one({"_id": order}, {"$set": {"paid": True}}, session=session)
        client.shop.journal.insert_one({"order": order})  # expect: TX408


def pay_slowly(order):
    orders = client.shop.orders
    with client.start_session() as session, session.start_transaction():
        orders.update_one({"_id": order}, {"$set": {"paid": True}}, session=session)
        requests.post("https://bank.example", json={"order": order}, timeout=5)  # expect: TX402


def pay_well(order):
    def work(session):
        client.shop.orders.update_one({"_id": order}, {"$set": {"paid": True}}, session=session)
        client.shop.journal.insert_one({"order": order}, session=session)

    with client.start_session() as session:
        session.with_transaction(work)
    requests.post("https://bank.example", json={"order": order}, timeout=5)
