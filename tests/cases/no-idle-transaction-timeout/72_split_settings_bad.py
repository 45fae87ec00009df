# Settings for production change the base ones; OPTIONS hold the TLS mode only.
from config.base import *  # noqa: F403

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",  # expect: TX503
        "NAME": env("DB_NAME"),  # noqa: F405
        "CONN_MAX_AGE": 300,
        "OPTIONS": {"sslmode": "verify-full", "connect_timeout": 5},
    }
}
