# NullConnectionPool without max_size has no upper bound.
import os

from psycopg_pool import AsyncNullConnectionPool

pool = AsyncNullConnectionPool(os.environ["DSN"], min_size=0, max_size=0, open=False)  # expect: TX501 # allow: TX503
