# asyncmy under SQLAlchemy: nothing recycles the connections.
import os

from sqlalchemy.ext.asyncio import create_async_engine

engine = create_async_engine(  # expect: TX502
    f"mysql+asyncmy://{os.environ['DB_USER']}:{os.environ['DB_PASS']}@{os.environ['DB_HOST']}/app",
    pool_size=5,
    max_overflow=5,
)
