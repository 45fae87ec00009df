# All bodies are there before the transaction begins.
from concurrent.futures import ThreadPoolExecutor

import requests
from pymongo import MongoClient

client = MongoClient("mongodb://localhost/?replicaSet=rs0")


def mirror(urls):
    feeds = client.mirror.feeds
    with ThreadPoolExecutor(8) as executor:
        bodies = [answer.text for answer in executor.map(lambda url: requests.get(url, timeout=30), urls)]
    with client.start_session() as session, session.start_transaction():
        feeds.delete_many({}, session=session)
        feeds.insert_many([{"body": body} for body in bodies], session=session)
