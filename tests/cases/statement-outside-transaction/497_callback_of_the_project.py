# A function of the project runs what it is given inside a transaction.
import requests
from pymongo import MongoClient

client = MongoClient("mongodb://db")


class Store:
    @staticmethod
    def execute_transaction(callback):
        with client.start_session() as session:
            with session.start_transaction():
                return callback(session)

    @staticmethod
    def plain(callback):
        with client.start_session() as session:
            return callback(session)


def delete(key):
    def work(session):
        client.shop.orders.delete_one({"_id": key}, session=session)
        requests.delete(f"https://files.example/{key}")  # expect: TX402

    Store.execute_transaction(work)


def forgets(key):
    def work(session):
        client.shop.orders.delete_one({"_id": key})  # expect: TX408

    Store.execute_transaction(work)


def without(key):
    def work(session):
        client.shop.orders.delete_one({"_id": key})
        requests.delete(f"https://files.example/{key}")

    Store.plain(work)
