# What is put into the dictionary later counts, also where it cannot be read.
import os

DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "app", "OPTIONS": {"sslmode": "require"}},
    "replica": {"ENGINE": "django.db.backends.postgresql", "NAME": "app"},
    "stats": {"ENGINE": "django.db.backends.postgresql", "NAME": "stats"},
}
DATABASES["default"]["OPTIONS"]["options"] = "-c idle_in_transaction_session_timeout=60000"
DATABASES["replica"]["OPTIONS"] = dict(DATABASES["default"]["OPTIONS"])
for alias in ("stats",):
    DATABASES[alias].setdefault("OPTIONS", {})["options"] = os.environ["PG_OPTIONS"]
