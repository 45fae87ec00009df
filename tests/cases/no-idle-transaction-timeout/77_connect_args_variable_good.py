# connect_args in a variable, filled in two steps; execution options of the server in the DSN of psycopg_pool.
from psycopg_pool import ConnectionPool
from sqlalchemy import create_engine

connect_args = {"connect_timeout": 5}
connect_args["options"] = "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
engine = create_engine("postgresql://app@db/app", connect_args=connect_args, pool_recycle=600)

pool = ConnectionPool(
    "host=db dbname=app options='-c idle_in_transaction_session_timeout=60000'", max_size=5, open=False
)
