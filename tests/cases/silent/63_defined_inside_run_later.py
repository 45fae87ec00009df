# Functions and threads that are only prepared inside the block do not block it.
import threading
import time

import requests
from django.db import transaction

from alarms.models import Alarm


def raise_alarm(kind):
    with transaction.atomic():
        alarm = Alarm.objects.create(kind=kind)

        def tell():
            requests.post("https://pager.example/alarm", json={"id": alarm.pk}, timeout=5)
            time.sleep(1)

        transaction.on_commit(threading.Thread(target=tell, daemon=True).start)
        session = requests.Session()
        session.headers["X-Alarm"] = kind
    return alarm
