# The engine is made in __init__ of the application's database class, without an upper bound.
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine


class Database:
    def __init__(self, url: str):
        self.engine = create_async_engine(url, pool_size=0)  # expect: TX501 # allow: TX502
        self.sessions = async_sessionmaker(self.engine, expire_on_commit=False)


app = FastAPI()
