# django-environ reads the URL; the engine is what its default says.
import environ

env = environ.Env()

DATABASES = {"default": env.db("DATABASE_URL", default="postgres://app@db/app")}  # expect: TX503
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["ATOMIC_REQUESTS"] = True
