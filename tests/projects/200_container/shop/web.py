from dependency_injector.wiring import Provide, inject

from .containers import Container
from .orders import OrderService


@inject
def purge_view(request, service: OrderService = Provide[Container.service]):
    service.purge(request["ids"])
    return {"ok": True}
