# The timeout travels in OPTIONS["options"].
SECRET_KEY = "for the example"
INSTALLED_APPS = ["django.contrib.auth"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "news",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"sslmode": "require", "options": "-c idle_in_transaction_session_timeout=60000"},
    },
    "legacy": {"ENGINE": "django.db.backends.sqlite3", "NAME": "legacy.db"},
}
