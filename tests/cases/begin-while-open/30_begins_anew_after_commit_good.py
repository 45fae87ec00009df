"""An object that begins anew whenever it commits is not begun twice; who keeps it does not own its transaction."""

from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg://db/registry", pool_recycle=1800)


class Registry:
    def __init__(self):
        self._connection = engine.connect()
        self._transaction = self._connection.begin()
        self.pending = []

    def commit(self):
        try:
            self._transaction.commit()
            self._transaction = self._connection.begin()
        except Exception:
            self._transaction.rollback()
            raise

    def delete_all(self):
        self._connection.execute(text("DELETE FROM prefix"))

    def close(self):
        self._connection.close()


class Importer:
    def __init__(self, registry: Registry):
        self.registry = registry

    def run(self, batches):
        self.registry.delete_all()
        self.registry.commit()
        for batch in batches:
            load(batch)
            self.registry.commit()
        return len(batches)

    def clear(self):
        self.registry.delete_all()
        return True


class Runner:
    def run(self, batches):
        self.registry = Registry()
        try:
            self.registry.commit()
            check(batches)
            self.registry.commit()
        finally:
            self.registry.close()

    def clear(self):
        self.registry.delete_all()
        return True
