# Each league has a savepoint of its own, and the error is caught outside that inner block.
import logging

from django.db import DatabaseError, connection, transaction

log = logging.getLogger(__name__)


def refresh_ranks(league_ids):
    with transaction.atomic():
        for league_id in league_ids:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute("UPDATE team SET rank = compute_rank(id) WHERE league_id = %s", [league_id])
            except DatabaseError:
                log.warning("league %s skipped", league_id)


def refresh_all(league_ids):
    try:
        with transaction.atomic():
            for league_id in league_ids:
                with connection.cursor() as cursor:
                    cursor.execute("UPDATE team SET rank = compute_rank(id) WHERE league_id = %s", [league_id])
    except DatabaseError:
        log.warning("no ranks today")
