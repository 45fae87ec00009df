import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine(os.environ.get("PANTRY_URL", "sqlite:///pantry.db"))
Session = sessionmaker(engine)
