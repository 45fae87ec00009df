# Threads download while a MongoDB transaction is open; the server ends it after sixty seconds.
from concurrent.futures import ThreadPoolExecutor

import requests
from pymongo import MongoClient

client = MongoClient("mongodb://localhost/?replicaSet=rs0")


def mirror(urls):
    feeds = client.mirror.feeds
    with client.start_session() as session, session.start_transaction():
        feeds.delete_many({}, session=session)
        with ThreadPoolExecutor(8) as executor:
            futures = [executor.submit(requests.get, url, timeout=30) for url in urls]  # allow: TX402,TX407
            for future in futures:
                feeds.insert_one({"body": future.result().text}, session=session)  # expect: TX402
