# The options come from a function that sets the timeout.
import os


def pg_options():
    return {"options": f"-c idle_in_transaction_session_timeout={os.environ.get('IDLE_MS', '60000')}"}


DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "app", "OPTIONS": pg_options()},
}
