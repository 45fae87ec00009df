# An upper bound and a time to wait for it; leaving the arguments out gives 5 + 10.
import os

from sqlalchemy import create_engine

engine = create_engine(
    os.environ["DATABASE_URL"],
    pool_size=10,
    max_overflow=20,
    pool_timeout=5,
    pool_recycle=900,
    connect_args={"options": "-c idle_in_transaction_session_timeout=60000"},
)

reports = create_engine("mysql+pymysql://localhost/reports", pool_recycle=900)
