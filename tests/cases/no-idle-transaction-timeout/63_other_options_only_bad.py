# statement_timeout limits a statement, not the pause between two.
from sqlalchemy import create_engine

engine = create_engine(  # expect: TX503
    "postgresql+psycopg2://app@db/app",
    pool_recycle=1800,
    connect_args={"options": "-c statement_timeout=30000 -c lock_timeout=5000", "connect_timeout": 5},
)
