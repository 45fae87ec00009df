# NullPool under a web application: each request has a connection of its own, without a bound.
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool

app = FastAPI()
engine = create_async_engine("postgresql+asyncpg://app@db/app", poolclass=NullPool)  # expect: TX501 # allow: TX503
Session = async_sessionmaker(engine)
