# In aiomysql and PyMongo a size of 0 means "no limit", and so does None in PyMongo.
import aiomysql
from pymongo import MongoClient


async def start(app):
    app["mysql"] = await aiomysql.create_pool(host="db", db="game", minsize=1, maxsize=0)  # expect: TX501 # allow: TX502
    app["mongo"] = MongoClient("mongodb://mongo/game", maxPoolSize=0)  # expect: TX501 # allow: TX502
    app["stats"] = MongoClient("mongodb://mongo/stats", maxPoolSize=None)  # expect: TX501 # allow: TX502
