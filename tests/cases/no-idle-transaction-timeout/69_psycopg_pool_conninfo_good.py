# In a conninfo string that make_conninfo() builds, or in kwargs built by dict().
import os

from psycopg.conninfo import make_conninfo
from psycopg_pool import AsyncConnectionPool, ConnectionPool

dsn = make_conninfo(os.environ["PG_DSN"], options="-c idle_in_transaction_session_timeout=60000")
pool = AsyncConnectionPool(conninfo=dsn, max_size=20, open=False)
other = ConnectionPool(
    os.environ["PG_DSN"],
    kwargs=dict(options="-c idle_in_transaction_session_timeout=60000"),
    max_size=20,
    open=False,
)
