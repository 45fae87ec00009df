# A raw cursor's error is passed over inside atomic(): PostgreSQL has aborted the transaction, the COMMIT at
# the exit is answered with ROLLBACK, and every league is lost without a word.
import logging

from django.db import DatabaseError, connection, transaction

log = logging.getLogger(__name__)


def refresh_ranks(league_ids):
    with transaction.atomic():
        for league_id in league_ids:
            try:
                with connection.cursor() as cursor:
                    cursor.execute("UPDATE team SET rank = compute_rank(id) WHERE league_id = %s", [league_id])
            except DatabaseError:  # expect: TX401
                log.warning("league %s skipped", league_id)
