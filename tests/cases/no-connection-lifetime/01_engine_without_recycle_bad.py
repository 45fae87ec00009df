# SQLAlchemy keeps a pooled connection for ever unless pool_recycle is set; MySQL closes it after wait_timeout.
from sqlalchemy import create_engine

engine = create_engine("mysql+pymysql://shop@db/shop", pool_size=10)  # expect: TX502
other = create_engine("mysql+mysqldb://shop@db/shop", pool_pre_ping=True, pool_recycle=-1)  # expect: TX502
