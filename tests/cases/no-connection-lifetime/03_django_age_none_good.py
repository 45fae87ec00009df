# A number of seconds, or nothing: the default 0 closes the connection after each request.
SECRET_KEY = "for the example"
INSTALLED_APPS = ["django.contrib.auth"]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "news",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    },
    "archive": {"ENGINE": "django.db.backends.mysql", "NAME": "archive"},
}
