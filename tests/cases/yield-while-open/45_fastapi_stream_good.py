# The same with `with conn.transaction()`, or with a connection of its own in a block.
import psycopg
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from psycopg_pool import ConnectionPool

app = FastAPI()
pool = ConnectionPool("dbname=app")


def lines(sql):
    with pool.connection() as conn, conn.cursor(name="export") as cur:
        cur.execute(sql)
        for row in cur:
            yield ",".join(map(str, row)) + "\n"


def pages(dsn, sql):
    with psycopg.connect(dsn) as conn:
        with conn.transaction():
            for row in conn.execute(sql):
                yield row


@app.get("/export")
def export():
    return StreamingResponse(lines("SELECT * FROM item"))
