# Recycled; a pool that keeps nothing needs no lifetime.
import os

from sqlalchemy import create_engine, URL
from sqlalchemy.pool import NullPool, StaticPool

url = URL.create("mysql+pymysql", host=os.environ.get("DB_HOST", "localhost"), database="shop")
engine = create_engine(url, pool_size=10, max_overflow=5, pool_recycle=1800)
task_engine = create_engine(url, poolclass=NullPool)
memory = create_engine("sqlite+pysqlite:///:memory:", poolclass=StaticPool)
