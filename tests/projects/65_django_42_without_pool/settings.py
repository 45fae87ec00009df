"""Django 4.2 has no pool."""

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "CONN_MAX_AGE": None,  # expect: TX502
        "OPTIONS": {"pool": True, "options": "-c idle_in_transaction_session_timeout=60000"},
    },
}
