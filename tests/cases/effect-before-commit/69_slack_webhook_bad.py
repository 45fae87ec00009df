# The channel hears of an incident that the rollback of the next statement would undo.
from django.db import transaction
from slack_sdk import WebClient

from oncall.models import Incident, Shift

slack = WebClient(token="xoxb")


def open_incident(title):
    with transaction.atomic():
        incident = Incident.objects.create(title=title)
        slack.chat_postMessage(channel="#oncall", text=f"Incident {incident.pk}: {title}")  # expect: TX407,TX402
        Shift.objects.current().incidents.add(incident)
    return incident
