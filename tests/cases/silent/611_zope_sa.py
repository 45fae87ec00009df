import transaction
from sqlalchemy import create_engine
from sqlalchemy.orm import scoped_session, sessionmaker
from zope.sqlalchemy import mark_changed, register

engine = create_engine("postgresql:///zope")
DBSession = scoped_session(sessionmaker(bind=engine))
register(DBSession)


def view(context, request):
    session = DBSession()
    session.add(request.thing)
    return {"ok": True}


def bulk(rows):
    session = DBSession()
    session.execute("DELETE FROM t")
    mark_changed(session)
    transaction.commit()


def manual(rows):
    with transaction.manager:
        DBSession.add_all(rows)
        DBSession.flush()


def explicit(rows):
    session = DBSession()
    session.add_all(rows)
    session.commit()  # allow: TX405
