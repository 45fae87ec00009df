# A storage client whose context manager commits unless the work is read-only or ends with the request.
import contextlib

from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import sessionmaker

from records.errors import BackendError, Duplicate

_clients = {}


class StorageClient:
    def __init__(self, factory, commit_manually=True):
        self.factory = factory
        self.commit_manually = commit_manually

    @contextlib.contextmanager
    def connect(self, readonly=False):
        session = None
        try:
            session = self.factory()
            yield session
            if self.commit_manually and not readonly:
                session.commit()
        except IntegrityError as error:
            if session is not None:
                session.rollback()
            raise Duplicate(str(error)) from error
        except SQLAlchemyError as error:
            if session is not None:
                session.rollback()
            raise BackendError(str(error)) from error
        finally:
            if session is not None:
                session.close()


def client_for(url):
    if url not in _clients:
        engine = create_engine(url, pool_recycle=1800, pool_pre_ping=True)
        _clients[url] = StorageClient(sessionmaker(engine))
    return _clients[url]
