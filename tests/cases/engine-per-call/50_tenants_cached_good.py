# One engine for each tenant, kept in a dict or by setdefault.
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

_engines = {}


def engine_for(tenant):
    engine = _engines.get(tenant)
    if engine is None:
        engine = _engines[tenant] = create_engine(f"postgresql://app@{tenant}/app")
    return engine


class Tenants:
    def __init__(self):
        self._engines = {}

    def session(self, tenant):
        if tenant not in self._engines:
            self._engines[tenant] = create_engine(f"postgresql://app@{tenant}/app")
        return Session(self._engines[tenant])


def names(tenant, model):
    with Session(engine_for(tenant)) as session:
        return [row.name for row in session.query(model)]
