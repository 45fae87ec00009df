# A payment gateway is called through an attribute that holds an HTTP session, under a row lock.
import requests
from django.db import transaction

from payments.models import Charge


class Gateway:
    def __init__(self, base_url, key):
        self.base_url = base_url
        self.http = requests.Session()
        self.http.headers["Authorization"] = f"Bearer {key}"

    def capture(self, charge_id):
        with transaction.atomic():
            charge = Charge.objects.select_for_update().get(pk=charge_id)
            answer = self.http.post(f"{self.base_url}/capture", json={"ref": charge.ref}, timeout=20)  # expect: TX402
            charge.state = answer.json()["state"]
            charge.save(update_fields=["state"])
