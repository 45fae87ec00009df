# pool_recycle=-1 is aiomysql's default.
import aiomysql


async def start(app):
    app.pool = await aiomysql.create_pool(host="db", user="app", db="app", minsize=1, maxsize=10)  # expect: TX502
