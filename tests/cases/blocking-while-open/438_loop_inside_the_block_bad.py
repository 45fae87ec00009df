# The second round waits with what the first one deleted; and a helper may ask the database before it waits.
import requests
from django.db import transaction

from vault.models import Secret


class Client:
    def delete(self, path):
        requests.delete(f"https://vault.example/{path}", timeout=5)

    def drop(self, secret_id):
        secret = Secret.objects.select_for_update().get(pk=secret_id)
        requests.delete(f"https://vault.example/{secret.path}", timeout=5)


def clean(paths, client: Client):
    with transaction.atomic():
        for path in paths:
            client.delete(path)  # expect: TX402
            Secret.objects.filter(path=path).delete()


def drop(client: Client, secret_id):
    with transaction.atomic():
        client.drop(secret_id)  # expect: TX402
