# A lambda hides the commit from the eye, not from the worker; and a name that nobody reads keeps no outcome.
import asyncio
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


def store(session: Session, pool: ThreadPoolExecutor) -> None:
    pool.submit(lambda: session.commit())  # expect: TX106


async def answer(session: AsyncSession) -> str:
    loop = asyncio.get_running_loop()
    loop.create_task(session.commit())  # expect: TX106
    return "stored"


async def both(orders: AsyncSession, audit: AsyncSession) -> None:
    outcome = await asyncio.gather(orders.commit(), audit.commit(), return_exceptions=True)  # expect: TX106
