# The handler returns a default out of atomic(): that is an ordinary exit, so the UPDATE before it is committed.
from django.db import DatabaseError, transaction

from votes.models import Ballot, Count


class Counting:
    @transaction.atomic
    def close(self, ballot_id):
        Ballot.objects.filter(pk=ballot_id).update(closed=True)
        try:
            totals = self.totals(ballot_id)
            Count.objects.bulk_create(Count(ballot_id=ballot_id, choice=c, n=n) for c, n in totals.items())
        except (DatabaseError, KeyError):  # expect: TX401
            return {}
        return totals

    def totals(self, ballot_id):
        return dict(Ballot.objects.filter(pk=ballot_id).values_list("vote__choice", "vote__n"))
