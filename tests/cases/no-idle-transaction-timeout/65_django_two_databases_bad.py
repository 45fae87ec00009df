# Two databases of PostgreSQL and one of SQLite; only the first has the timeout.
import os

PG_OPTIONS = {"options": "-c idle_in_transaction_session_timeout=60000"}

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "app",
        "HOST": os.environ["DB_HOST"],
        "OPTIONS": PG_OPTIONS,
    },
    "replica": {
        "ENGINE": "django.contrib.gis.db.backends.postgis",  # expect: TX503
        "NAME": "app",
        "HOST": os.environ["DB_REPLICA"],
        "OPTIONS": {"sslmode": "require"},
    },
    "cache": {"ENGINE": "django.db.backends.sqlite3", "NAME": "cache.sqlite3"},
}
