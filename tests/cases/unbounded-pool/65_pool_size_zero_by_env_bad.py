# The default of the environment variable is what runs where nobody sets it.
import os

from sqlalchemy import create_engine

POOL_SIZE = int(os.getenv("DB_POOL_SIZE", "0"))

engine = create_engine("postgresql://app@db/app", pool_size=POOL_SIZE, pool_recycle=900)  # expect: TX501 # allow: TX503
