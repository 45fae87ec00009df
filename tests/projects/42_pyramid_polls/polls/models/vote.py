from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Vote(Base):
    __tablename__ = "vote"
    id = Column(Integer, primary_key=True)
    choice = Column(String)
