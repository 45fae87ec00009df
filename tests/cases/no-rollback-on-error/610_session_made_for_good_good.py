# The object makes one session and works with it for good: after a refused row every later use is refused, since nobody
# rolls back. A registry's session, and one that was handed in, are left to others.
from sqlalchemy import create_engine, select
from sqlalchemy.orm import scoped_session, sessionmaker

from proxies.models import Check, Proxy


class ProxyStore:
    def __init__(self, url):
        self.session = sessionmaker(create_engine(url))()

    def close(self):
        self.session.close()

    def checked(self, address):
        try:
            proxy = self.session.scalars(select(Proxy).where(Proxy.address == address)).one()
            self.session.add(Check(proxy_id=proxy.id))
            self.session.flush()
            proxy.score += 1
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise


class Registry:
    def __init__(self, url):
        self.session = scoped_session(sessionmaker(create_engine(url)))

    def checked(self, address):
        proxy = self.session.scalars(select(Proxy).where(Proxy.address == address)).one()
        self.session.add(Check(proxy_id=proxy.id))
        self.session.flush()
        self.session.commit()


class Repository:
    def __init__(self, session):
        self.session = session

    def checked(self, address):
        proxy = self.session.scalars(select(Proxy).where(Proxy.address == address)).one()
        self.session.add(Check(proxy_id=proxy.id))
        self.session.flush()
        self.session.commit()
