# Django: the age is set after the dictionary.
import os

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "shop",
        "HOST": os.environ.get("DB_HOST", "db"),
    }
}
DATABASES["default"]["CONN_MAX_AGE"] = None  # expect: TX502
