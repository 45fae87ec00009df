# A lifetime in seconds. A SQLite file needs none.
from sqlalchemy import create_engine

engine = create_engine("mysql+pymysql://shop@db/shop", pool_size=10, pool_recycle=1800)
local = create_engine("sqlite:///shop.db")
memory = create_engine("sqlite://")
