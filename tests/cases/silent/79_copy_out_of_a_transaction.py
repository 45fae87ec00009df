# Dates, files in memory, hashing, logging and JSON between two statements are work, not waiting.
import hashlib
import io
import json
import logging
from datetime import datetime, timezone

from django.db import transaction

from letters.models import Letter

log = logging.getLogger(__name__)


@transaction.atomic
def seal(letter_id):
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    buffer = io.StringIO()
    json.dump({"text": letter.text, "at": datetime.now(timezone.utc).isoformat()}, buffer)
    digest = hashlib.sha256(buffer.getvalue().encode()).hexdigest()
    log.info("letter %s sealed as %s", letter_id, digest)
    letter.seal = digest
    letter.save(update_fields=["seal"])
    return digest
