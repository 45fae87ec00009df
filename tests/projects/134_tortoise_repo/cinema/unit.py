from contextlib import asynccontextmanager
from functools import wraps

from tortoise.transactions import atomic, in_transaction


@asynccontextmanager
async def unit():
    async with in_transaction("default") as conn:
        yield conn


def transactional(func):
    @wraps(func)
    async def inner(*args, **kwargs):
        async with in_transaction():
            return await func(*args, **kwargs)

    return inner
