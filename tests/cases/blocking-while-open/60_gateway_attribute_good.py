# The row is marked first, the call made without a transaction, and its outcome stored in a second one.
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
            charge.state = "capturing"
            charge.save(update_fields=["state"])
        answer = self.http.post(f"{self.base_url}/capture", json={"ref": charge.ref}, timeout=20)
        with transaction.atomic():
            Charge.objects.filter(pk=charge_id, state="capturing").update(state=answer.json()["state"])
