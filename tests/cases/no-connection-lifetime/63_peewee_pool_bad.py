# stale_timeout=None: a pooled connection is never given up.
from playhouse.pool import PooledMySQLDatabase, PooledPostgresqlDatabase

main = PooledMySQLDatabase("shop", max_connections=16, host="db", user="shop")  # expect: TX502
stats = PooledPostgresqlDatabase("stats", max_connections=8, stale_timeout=300, host="db")
