import os

from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 8, os.environ.get("SURVEYS_DSN", "dbname=surveys"))
