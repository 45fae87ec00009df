"""The class of a pool says nothing of how long connections live."""

from sqlalchemy import create_engine, pool

engine = create_engine("postgresql+psycopg://shop@db/shop", poolclass=pool.QueuePool)  # expect: TX502,TX503
