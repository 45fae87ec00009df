# Django on PostgreSQL: OPTIONS is there, the timeout is not.
SECRET_KEY = "for the example"
INSTALLED_APPS = ["django.contrib.auth"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",  # expect: TX503
        "NAME": "news",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"sslmode": "require"},
    },
    "legacy": {"ENGINE": "django.db.backends.sqlite3", "NAME": "legacy.db"},
}
