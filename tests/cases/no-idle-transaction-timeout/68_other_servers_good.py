# MySQL, SQLite and SQL Server have no such setting; of an address nobody knows nothing can be said.
import os

from sqlalchemy import create_engine

mysql = create_engine("mysql+mysqldb://app@db/app", pool_recycle=1800)
local = create_engine("sqlite:///local.db")
mssql = create_engine("mssql+pyodbc://app@db/app?driver=ODBC+Driver+18+for+SQL+Server", pool_recycle=1800)
unknown = create_engine(os.environ["DATABASE_URL"], pool_recycle=1800)
