import os

from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker

engine = create_engine(os.environ["MAILING_URL"], pool_recycle=1800, pool_pre_ping=True)
db_session = scoped_session(sessionmaker(bind=engine, autoflush=False))
