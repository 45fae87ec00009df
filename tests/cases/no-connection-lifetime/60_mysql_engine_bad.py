# MySQL closes idle connections after wait_timeout; without pool_recycle the pool hands out dead ones.
import os

from sqlalchemy import create_engine, URL

url = URL.create(
    "mysql+pymysql",
    username=os.environ["DB_USER"],
    password=os.environ["DB_PASSWORD"],
    host=os.environ.get("DB_HOST", "localhost"),
    database="shop",
)
engine = create_engine(url, pool_size=10, max_overflow=5, pool_pre_ping=True)  # expect: TX502
