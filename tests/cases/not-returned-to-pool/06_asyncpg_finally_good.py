# The release stands in finally, right behind the acquire.
import asyncpg
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/teams/{team}/points")
async def points(team: int, request: Request) -> dict[str, int]:
    pool: asyncpg.Pool = request.app.state.pool
    conn = await pool.acquire(timeout=5)
    try:
        won = await conn.fetchval("SELECT count(*) FROM game WHERE winner = $1", team)
        drawn = await conn.fetchval("SELECT count(*) FROM game WHERE winner IS NULL AND $1 IN (home, guest)", team)
    finally:
        await pool.release(conn)
    return {"points": 3 * won + drawn}
