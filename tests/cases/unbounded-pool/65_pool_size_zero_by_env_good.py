# A bound by default; SQLite in a file has no server that could run out of connections.
import os

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

POOL_SIZE = int(os.getenv("DB_POOL_SIZE", "5"))

engine = create_engine("postgresql://app@db/app", pool_size=POOL_SIZE, pool_recycle=900)
local = create_engine("sqlite:///app.db", poolclass=NullPool)
