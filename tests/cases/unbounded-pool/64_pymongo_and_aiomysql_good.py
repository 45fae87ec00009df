# The libraries' own bounds, or one that is named.
import asyncpg
import aiomysql
from pymongo import MongoClient
from psycopg_pool import ConnectionPool
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

reader = MongoClient("mongodb://db")
writer = MongoClient("mongodb://db", maxPoolSize=50)
pool = ConnectionPool("dbname=app", min_size=2, max_size=None)
memory = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})


async def start(app):
    app["pool"] = await aiomysql.create_pool(host="db", maxsize=20, pool_recycle=600)
    app["pg"] = await asyncpg.create_pool("postgresql://db/app", min_size=1, max_size=10)
