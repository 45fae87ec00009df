# OPTIONS are set after the URL has been read.
import environ

env = environ.Env()

DATABASES = {"default": env.db("DATABASE_URL", default="postgres://app@db/app")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["OPTIONS"] = {"options": "-c idle_in_transaction_session_timeout=30000"}
