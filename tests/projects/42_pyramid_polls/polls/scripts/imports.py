import transaction

from polls.models import Vote, get_engine, get_session_factory, get_tm_session


def import_file(settings, path):
    factory = get_session_factory(get_engine(settings))  # allow: TX304
    session = factory()  # expect: TX301
    with open(path) as lines:
        for line in lines:
            session.add(Vote(choice=line.strip()))
    session.commit()
    session.close()


def import_managed(factory, path):
    with transaction.manager:
        session = get_tm_session(factory, transaction.manager)
        with open(path) as lines:
            session.add_all([Vote(choice=line.strip()) for line in lines])


def import_votes(factory, votes):
    transaction.begin()  # expect: TX201
    session = get_tm_session(factory, transaction.manager)
    for vote in votes:
        session.add(Vote(choice=vote["choice"]))
    session.flush()
    transaction.commit()


def replace_votes(factory, votes):
    transaction.begin()
    try:
        session = get_tm_session(factory, transaction.manager)
        session.query(Vote).delete()
        session.add_all([Vote(choice=vote) for vote in votes])
        transaction.commit()
    except BaseException:
        transaction.abort()
        raise
