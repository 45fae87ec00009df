# Set here, or present by default: asyncmy recycles after an hour, asyncpg closes idle connections, psycopg_pool
# and neo4j replace a connection after an hour.
import aiomysql
import asyncmy
import asyncpg
import oracledb
from neo4j import GraphDatabase
from playhouse.pool import PooledMySQLDatabase
from psycopg_pool import ConnectionPool

OPTIONS = {"options": "-c idle_in_transaction_session_timeout=60000"}

db = PooledMySQLDatabase("shop", max_connections=16, stale_timeout=300)
oracle = oracledb.create_pool(dsn="db/orcl", min=2, max=10, max_lifetime_session=3600)
graph = GraphDatabase.driver("neo4j://graph")
pg = ConnectionPool("dbname=shop", kwargs=OPTIONS, open=False)


async def open_pools():
    first = await aiomysql.create_pool(host="db", db="shop", maxsize=10, pool_recycle=900)
    second = await asyncmy.create_pool(host="db", db="shop", maxsize=10)
    third = await asyncpg.create_pool("postgresql://db/shop", server_settings={"idle_in_transaction_session_timeout": "9000"})
    return first, second, third
