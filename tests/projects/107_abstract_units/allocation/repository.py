import abc

from allocation.model import Batch, Product


class AbstractRepository(abc.ABC):
    def __init__(self):
        self.seen = set()

    def add(self, product: Product):
        self._add(product)
        self.seen.add(product)

    def get(self, sku) -> Product:
        product = self._get(sku)
        if product:
            self.seen.add(product)
        return product

    @abc.abstractmethod
    def _add(self, product: Product):
        raise NotImplementedError

    @abc.abstractmethod
    def _get(self, sku) -> Product:
        raise NotImplementedError


class SqlAlchemyRepository(AbstractRepository):
    def __init__(self, session):
        super().__init__()
        self.session = session

    def _add(self, product):
        self.session.add(product)

    def _get(self, sku):
        return self.session.query(Product).filter_by(sku=sku).first()
