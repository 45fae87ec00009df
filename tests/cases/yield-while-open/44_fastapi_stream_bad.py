# A streamed response reads from a connection whose transaction is ended behind the loop.
import psycopg
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

app = FastAPI()
conn = psycopg.connect("dbname=app")


def lines(sql):
    with conn.cursor(name="export") as cur:
        cur.execute(sql)  # expect: TX207
        for row in cur:
            yield ",".join(map(str, row)) + "\n"
    conn.commit()


@app.get("/export")
def export():
    return StreamingResponse(lines("SELECT * FROM item"))
