# A function of the program's own connects, to a file as it happens: no server, and no network, is to be seen.
from sqlalchemy.ext.asyncio import create_async_engine

from store.files import connections_to


def read_engine(url):
    engine = create_async_engine(url=url, async_creator=connections_to(url.database), pool_size=4)
    engine.listens = True
    return engine
