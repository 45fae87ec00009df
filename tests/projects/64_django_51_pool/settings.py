"""Django 5.1 hands out the connections of a pool, which have a lifetime."""

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"pool": True, "options": "-c idle_in_transaction_session_timeout=60000"},
    },
}
