# The age comes from the environment, and is None by default.
import environ

env = environ.Env()

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "app",
        "CONN_MAX_AGE": env("CONN_MAX_AGE", default=None),  # expect: TX502
    }
}
