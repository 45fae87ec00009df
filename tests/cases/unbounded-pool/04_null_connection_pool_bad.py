# psycopg's NullConnectionPool has no upper bound unless max_size says one; min_size must be 0 there.
from psycopg_pool import AsyncNullConnectionPool, NullConnectionPool
from starlette.applications import Starlette

app = Starlette()
pool = NullConnectionPool("dbname=wiki", open=False)  # expect: TX501 # allow: TX503
async_pool = AsyncNullConnectionPool("dbname=wiki", max_size=0, open=False)  # expect: TX501 # allow: TX503
