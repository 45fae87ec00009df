from dependency_injector import containers, providers

from .database import Database
from .orders import OrderRepository, OrderService


class Container(containers.DeclarativeContainer):
    config = providers.Configuration()
    db = providers.Singleton(Database, dsn=config.dsn)
    orders = providers.Factory(OrderRepository, db=db)
    service = providers.Factory(OrderService, orders=orders, db=db)
