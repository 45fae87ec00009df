# A script with one connection loses nothing by NullPool; the pool that psycopg_pool builds without max_size is
# as large as min_size.
import sys

from psycopg_pool import ConnectionPool
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool


def main(url):
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as conn:
        conn.execute(text("REFRESH MATERIALIZED VIEW menu"))
    with ConnectionPool(url, min_size=2) as pool, pool.connection() as conn:
        conn.execute("ANALYZE")


if __name__ == "__main__":
    main(sys.argv[1])
