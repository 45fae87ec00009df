import time

from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import OperationalError


def engine_with_retry(url, attempts=5):
    for attempt in range(attempts):
        engine = create_engine(url, pool_recycle=1800, pool_pre_ping=True)
        try:
            inspect(engine)
            return engine
        except OperationalError:
            engine.dispose()
            if attempt == attempts - 1:
                raise
            time.sleep(0.1 * 2**attempt)
