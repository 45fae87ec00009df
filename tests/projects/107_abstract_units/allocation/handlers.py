from allocation import model
from allocation.unit_of_work import AbstractUnitOfWork, SqlAlchemyUnitOfWork


class InvalidSku(Exception):
    pass


def add_batch(reference, sku, qty, uow: AbstractUnitOfWork):
    with uow:
        product = uow.products.get(sku=sku)
        if product is None:
            product = model.Product(sku, batches=[])
            uow.products.add(product)
        product.batches.append(model.Batch(reference, qty))
        uow.commit()


def allocate(line, uow: AbstractUnitOfWork):
    with uow:
        product = uow.products.get(sku=line.sku)
        if product is None:
            raise InvalidSku(line.sku)
        reference = product.allocate(line)
        uow.commit()
    return reference


def main(line):
    uow = SqlAlchemyUnitOfWork()
    add_batch("b1", line.sku, 100, uow)
    return allocate(line, uow)
