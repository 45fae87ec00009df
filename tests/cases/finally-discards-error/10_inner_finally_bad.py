# The jump stands in a finally inside the finally, or the commit in a handler: its error is dropped all the same.
from sqlalchemy.orm import Session


def close_both(session: Session, feed):
    try:
        session.commit()  # expect: TX105
    finally:
        try:
            feed.close()
        finally:
            return feed


def store_what_is_there(session: Session, feed):
    try:
        feed.run()
    except ValueError:
        session.commit()  # expect: TX105
    finally:
        return feed
