"""Connections that are checked before their use do not fail; they live for ever all the same."""

from sqlalchemy.ext.asyncio import create_async_engine

from depot.settings import DB_URL

engine = create_async_engine(DB_URL, pool_pre_ping=True, pool_size=5, max_overflow=5)  # expect: TX502 # allow: TX503
