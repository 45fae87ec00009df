# python-decouple gives the address; the scheme says which server it is.
from decouple import config
from sqlmodel import create_engine

host = config("DB_HOST", default="localhost")
engine = create_engine(f"postgresql://app:{config('DB_PASSWORD')}@{host}/app", pool_recycle=1800)  # expect: TX503
