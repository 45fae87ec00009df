# Autocommit is switched off for the import; an error in a row leaves it off and the transaction open.
from django.db import transaction

from geo.models import Place


def import_places(rows):
    transaction.set_autocommit(False)  # expect: TX201
    for row in rows:
        Place.objects.create(name=row["name"], lat=float(row["lat"]), lon=float(row["lon"]))
    transaction.commit()
    transaction.set_autocommit(True)
