# In the URL, by URL.create(), by **options, by partial().
import os
from functools import partial

from sqlalchemy import URL, create_engine

BASE = os.environ.get("PG", "postgresql://app@db/app")
engine = create_engine(f"{BASE}?options=-c%20idle_in_transaction_session_timeout%3D60000", pool_recycle=600)

url = URL.create(
    "postgresql+psycopg",
    host="db",
    database="app",
    query={"options": "-c idle_in_transaction_session_timeout=60000"},
)
second = create_engine(url, pool_recycle=600)

options = {"pool_recycle": 600}
options["connect_args"] = {"options": "-c idle_in_transaction_session_timeout=60000 -c lock_timeout=5000"}
third = create_engine("postgresql://app@db/app", **options)

make = partial(create_engine, pool_recycle=600, connect_args={"options": "-c idle_in_transaction_session_timeout=60000"})
fourth = make("postgresql://app@db/app")
