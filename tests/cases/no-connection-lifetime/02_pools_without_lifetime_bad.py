# Three pools whose libraries set no limit of their own: aiomysql, peewee, oracledb.
import aiomysql
import oracledb
from playhouse.pool import PooledMySQLDatabase

db = PooledMySQLDatabase("shop", max_connections=16)  # expect: TX502
oracle = oracledb.create_pool(dsn="db/orcl", min=2, max=10)  # expect: TX502


async def open_pool():
    return await aiomysql.create_pool(host="db", db="shop", maxsize=10)  # expect: TX502
