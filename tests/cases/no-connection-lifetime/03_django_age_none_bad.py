# CONN_MAX_AGE = None keeps each thread's connection for the life of the process.
SECRET_KEY = "for the example"
INSTALLED_APPS = ["django.contrib.auth"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "news",
        "CONN_MAX_AGE": None,  # expect: TX502
    },
    "archive": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "archive",
        "CONN_MAX_AGE": 0,
    },
}
