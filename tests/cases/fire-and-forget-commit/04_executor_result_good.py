# The future of the commit is asked for its result, which raises what the worker thread raised.
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.orm import Session


class BackgroundStore:
    def __init__(self, session: Session):
        self._session = session
        self._pool = ThreadPoolExecutor(max_workers=1)

    def save(self, *objects):
        self._session.add_all(objects)
        future = self._pool.submit(self._session.commit)
        future.result(timeout=30)

    def close(self):
        self._pool.shutdown(wait=True)
        self._session.close()
