from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

Sessions = sessionmaker(bind=create_engine("postgresql:///library", pool_size=5, pool_recycle=900))
