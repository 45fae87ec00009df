import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine(os.environ["CLUB_URL"], pool_recycle=1800)
make_session = sessionmaker(engine)
