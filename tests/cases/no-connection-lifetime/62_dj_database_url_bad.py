# conn_max_age=None keeps connections for ever.
import dj_database_url

DATABASES = {
    "default": dj_database_url.config(default="postgres://app@db/app", conn_max_age=None),  # expect: TX502 # allow: TX503
}
