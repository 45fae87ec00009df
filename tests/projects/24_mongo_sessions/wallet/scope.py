from contextlib import contextmanager

from wallet.client import client


@contextmanager
def transaction():
    with client.start_session() as session:
        with session.start_transaction():
            yield session
