import sys

import transaction
from pyramid.paster import bootstrap
from sqlalchemy import text

from .models import get_engine, get_session_factory, get_tm_session


def initialize(settings):
    factory = get_session_factory(get_engine(settings))  # allow: TX304
    with transaction.manager:
        dbsession = get_tm_session(factory, transaction.manager)
        dbsession.execute(text("INSERT INTO page (name) VALUES ('front')"))


def rename(settings, old, new):
    factory = get_session_factory(get_engine(settings))  # allow: TX304
    transaction.begin()  # expect: TX201
    dbsession = get_tm_session(factory, transaction.manager)
    dbsession.execute(text("UPDATE page SET name = :n WHERE name = :o"), {"n": new, "o": old})
    transaction.commit()


def rename_safely(settings, old, new):
    factory = get_session_factory(get_engine(settings))  # allow: TX304
    transaction.begin()
    try:
        dbsession = get_tm_session(factory, transaction.manager)
        dbsession.execute(text("UPDATE page SET name = :n WHERE name = :o"), {"n": new, "o": old})
        transaction.commit()
    except BaseException:
        transaction.abort()
        raise


def count(settings):
    session = get_session_factory(get_engine(settings))()  # expect: TX301, TX304
    total = session.execute(text("SELECT count(*) FROM page")).scalar()
    print(total)


def main(argv=sys.argv):
    with bootstrap(argv[1]) as env:
        with env["request"].tm:
            env["request"].dbsession.execute(text("DELETE FROM page"))
