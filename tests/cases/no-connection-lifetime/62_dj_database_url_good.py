# Ten minutes, checked before use.
import dj_database_url

DATABASES = {
    "default": dj_database_url.config(
        default="postgres://app@db/app",
        conn_max_age=600,
        conn_health_checks=True,
    ),
}
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c idle_in_transaction_session_timeout=60000"
