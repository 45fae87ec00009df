# Django sends BEGIN with the first statement: what waits before that waits in no transaction, loops and helpers or not.
from contextlib import suppress

import requests
from django.db import transaction

from vault.models import Secret


class Client:
    def __init__(self, base):
        self.base = base

    def delete(self, path):
        self.login()
        requests.delete(f"{self.base}/{path}", timeout=5)

    def login(self):
        requests.post(self.base, timeout=5)


def clean(paths, client: Client):
    for path in paths:
        with suppress(KeyError), transaction.atomic(), suppress(ValueError):
            client.delete(path)
            Secret.objects.filter(path=path).delete()
