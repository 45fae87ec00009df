import os

from pymongo import MongoClient

client = MongoClient(os.environ.get("WALLET_URL", "mongodb://localhost/?replicaSet=rs0"), maxPoolSize=50)
db = client.wallet
