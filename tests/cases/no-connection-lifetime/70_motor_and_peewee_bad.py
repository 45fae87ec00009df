# Pools that keep their connections for ever.
from playhouse.pool import PooledMySQLDatabase
from sqlalchemy import create_engine

books = PooledMySQLDatabase("books", max_connections=10, stale_timeout=None)  # expect: TX502
loans = create_engine("mariadb+mariadbconnector://app@db/loans", pool_size=3, pool_recycle=None)  # expect: TX502
