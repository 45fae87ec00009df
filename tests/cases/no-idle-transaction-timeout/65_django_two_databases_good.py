# Django 5.1's pool with kwargs, and the engine chosen by the environment with its options.
import os

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "app",
        "HOST": os.environ["DB_HOST"],
        "OPTIONS": {
            "pool": {"min_size": 2, "max_size": 8},
            "options": "-c idle_in_transaction_session_timeout=60000",
        },
    },
    "replica": {
        "ENGINE": os.environ.get("REPLICA_ENGINE", "django.db.backends.postgresql"),
        "NAME": "app",
        "OPTIONS": {"options": "-c search_path=app,public -c idle_in_transaction_session_timeout=60000"},
    },
}
