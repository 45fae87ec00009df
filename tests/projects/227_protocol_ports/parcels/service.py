from .adapters import SqlUnitOfWork
from .ports import UnitOfWork


def register(uow: UnitOfWork, code):
    with uow:
        uow.parcels.add(code)
        uow.commit()


def move(uow: UnitOfWork, code, place):
    with uow:
        uow.parcels.move(code, place)
        uow.commit()


def cli(factory, code):
    register(SqlUnitOfWork(factory), code)


def misplaced(factory, code):
    with SqlUnitOfWork(factory) as uow:
        uow.parcels.move(code, "lost")  # expect: TX403
