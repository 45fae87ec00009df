# Bounded with max_size; timeout says how long a caller waits.
from psycopg_pool import AsyncNullConnectionPool, NullConnectionPool
from starlette.applications import Starlette

OPTIONS = {"options": "-c idle_in_transaction_session_timeout=60000"}

app = Starlette()
pool = NullConnectionPool("dbname=wiki", kwargs=OPTIONS, max_size=30, timeout=5, open=False)
async_pool = AsyncNullConnectionPool("dbname=wiki", kwargs=OPTIONS, max_size=30, open=False)
