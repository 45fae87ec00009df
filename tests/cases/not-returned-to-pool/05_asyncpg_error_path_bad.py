# release() is reached only when both queries succeed. A lost slot of asyncpg's pool does not come back by collection.
import asyncpg
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/teams/{team}/points")
async def points(team: int, request: Request) -> dict[str, int]:
    pool: asyncpg.Pool = request.app.state.pool
    conn = await pool.acquire()  # expect: TX303
    won = await conn.fetchval("SELECT count(*) FROM game WHERE winner = $1", team)
    drawn = await conn.fetchval("SELECT count(*) FROM game WHERE winner IS NULL AND $1 IN (home, guest)", team)
    await pool.release(conn)
    return {"points": 3 * won + drawn}
