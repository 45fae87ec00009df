# The block is left in silence where its work was not stored: whoever wrote in it takes it for done.
import logging
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import sessionmaker

from brain.db import engine

logger = logging.getLogger(__name__)
Session = sessionmaker(bind=engine)


@contextmanager
def session_scope():
    session = Session()
    try:
        yield session
        session.commit()  # expect: TX102
    except SQLAlchemyError as error:
        logger.error("database error: %s", error)
        session.rollback()
    finally:
        session.close()
