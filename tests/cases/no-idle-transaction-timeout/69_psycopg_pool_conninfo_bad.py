# The pool's kwargs set autocommit and the row factory only.
import os

from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

pool = AsyncConnectionPool(  # expect: TX503
    conninfo=os.environ["PG_DSN"],
    kwargs={"autocommit": False, "row_factory": dict_row},
    min_size=1,
    max_size=20,
    open=False,
)
