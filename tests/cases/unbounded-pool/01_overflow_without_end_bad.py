# max_overflow=-1 takes the limit away: every waiting request opens one more connection.
import os

from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"], pool_size=10, max_overflow=-1, pool_recycle=900)  # expect: TX501
