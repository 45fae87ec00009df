import transaction
from pyramid.paster import bootstrap

from .models import Poll


def seed(ini, names):
    with bootstrap(ini) as env:
        request = env["request"]
        with request.tm:
            for votes, _ in enumerate(names):
                request.dbsession.add(Poll(votes=votes))


def purge():
    txn = transaction.begin()
    try:
        forget()
        txn.commit()
    except Exception:
        txn.abort()
        raise


def forget():
    print("forgotten")
