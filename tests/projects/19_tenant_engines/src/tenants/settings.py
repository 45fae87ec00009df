import os


def url_of(tenant):
    return os.environ[f"URL_{tenant.upper()}"]
