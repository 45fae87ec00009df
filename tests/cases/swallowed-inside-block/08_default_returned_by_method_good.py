# The default is returned outside of the block; inside it the exception goes on its way, in another class if need be.
from django.db import DatabaseError, transaction

from votes.models import Ballot, Count


class CountingFailed(Exception):
    pass


class Counting:
    def close(self, ballot_id):
        try:
            return self._close(ballot_id)
        except CountingFailed:
            return {}

    @transaction.atomic
    def _close(self, ballot_id):
        Ballot.objects.filter(pk=ballot_id).update(closed=True)
        try:
            totals = dict(Ballot.objects.filter(pk=ballot_id).values_list("vote__choice", "vote__n"))
            Count.objects.bulk_create(Count(ballot_id=ballot_id, choice=c, n=n) for c, n in totals.items())
        except (DatabaseError, KeyError) as error:
            raise CountingFailed(ballot_id) from error
        return totals
