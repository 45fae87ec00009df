# maxPoolSize=0 and maxsize=0 mean: no limit.
import aiomysql
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import MongoClient

reader = MongoClient("mongodb://db", maxPoolSize=0)  # expect: TX501 # allow: TX502
writer = AsyncIOMotorClient("mongodb://db", maxPoolSize=None)  # expect: TX501 # allow: TX502


async def start(app):
    app["pool"] = await aiomysql.create_pool(host="db", maxsize=0, pool_recycle=600)  # expect: TX501
