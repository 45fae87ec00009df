# The address is put together with + and %, the scheme stands in front.
import os

from sqlalchemy import create_engine

url = "postgresql://" + os.environ["DB_USER"] + ":" + os.environ["DB_PASSWORD"] + "@" + os.environ["DB_HOST"] + "/app"
engine = create_engine(url, pool_recycle=1800, pool_pre_ping=True)  # expect: TX503

replica_url = "postgresql+psycopg2://%s@%s/app" % (os.environ["DB_USER"], os.environ["DB_REPLICA"])
replica = create_engine(replica_url, pool_recycle=1800)  # expect: TX503
