import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine(os.environ["ORDERS_URL"], pool_recycle=1800, pool_pre_ping=True)
Session = sessionmaker(engine)
