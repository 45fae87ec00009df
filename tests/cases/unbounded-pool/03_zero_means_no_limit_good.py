# The same pools with a bound; asyncpg has no unlimited size, and its 0 is refused by the library itself.
import aiomysql
import asyncpg
from pymongo import MongoClient


async def start(app):
    app["mysql"] = await aiomysql.create_pool(host="db", db="game", minsize=1, maxsize=20, pool_recycle=900)
    app["mongo"] = MongoClient("mongodb://mongo/game", maxPoolSize=50, maxIdleTimeMS=600_000)
    app["pg"] = await asyncpg.create_pool(
        "postgresql://pg/game", min_size=0, server_settings={"idle_in_transaction_session_timeout": "60000"}
    )
