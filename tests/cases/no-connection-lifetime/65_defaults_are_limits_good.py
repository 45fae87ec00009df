# Libraries that limit the life of a connection by themselves.
import asyncmy
import asyncpg
from neo4j import GraphDatabase
from psycopg_pool import AsyncConnectionPool, ConnectionPool

kwargs = {"options": "-c idle_in_transaction_session_timeout=30000"}
pool = ConnectionPool("dbname=app", max_size=10, kwargs=kwargs)
apool = AsyncConnectionPool("dbname=app", max_size=10, kwargs=kwargs, open=False)
driver = GraphDatabase.driver("neo4j://db")


async def start():
    one = await asyncpg.create_pool("postgresql://db/app", server_settings={"idle_in_transaction_session_timeout": "5s"})
    two = await asyncmy.create_pool(host="db")
    return one, two
