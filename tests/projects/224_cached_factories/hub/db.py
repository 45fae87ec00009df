from functools import cached_property, lru_cache

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker


@lru_cache
def engine_for(tenant):
    return create_engine(f"postgresql:///{tenant}")


@lru_cache
def factory_for(tenant):
    return sessionmaker(bind=engine_for(tenant))


class Hub:
    def __init__(self, tenant):
        self.tenant = tenant

    @cached_property
    def session(self) -> Session:
        return factory_for(self.tenant)()

    def close(self):
        self.session.close()
