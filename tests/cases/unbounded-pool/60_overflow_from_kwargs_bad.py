# The options stand in a dictionary that is handed over with **.
import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

DATABASE_URL = os.environ["DATABASE_URL"]
ENGINE_OPTIONS = {
    "pool_size": 10,
    "max_overflow": -1,
    "pool_pre_ping": True,
    "pool_recycle": 600,
}

engine = create_engine(DATABASE_URL, **ENGINE_OPTIONS)  # expect: TX501
SessionLocal = sessionmaker(bind=engine)
